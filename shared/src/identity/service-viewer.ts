import type { Viewer } from './viewer';

/** Who calls when one of our own services has something to deliver: it acts for nobody, and may see nothing. */
export function serviceViewer(name: string): Viewer {
  return {
    subject: `service:${name}`,
    bureau: 'XPO',
    entity: null,
    role: 'secretariat',
    scopes: [],
    clearance: 1,
    purpose: 'ALERTS',
    caseReference: null,
  };
}
