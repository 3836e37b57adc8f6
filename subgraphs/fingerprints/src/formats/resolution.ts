import type { FingerTemplate, TemplateMinutia } from '../templates/finger-template';

const CM_PER_INCH = 2.54;

/**
 * The resolution of a template in pixels per inch, from pixels per centimetre along both axes. Headers round to whole pixels
 * per centimetre: 197 stands for 500 dpi. Where the axes differ, y is brought to the resolution of x, since a template has one.
 */
export function dotsPerInch(
  perCmX: number,
  perCmY: number,
  minutiae: readonly TemplateMinutia[],
): Pick<FingerTemplate, 'dpi' | 'minutiae'> {
  const scale = perCmX / perCmY;
  return {
    dpi: roundedDpi(perCmX * CM_PER_INCH),
    minutiae: scale === 1 ? minutiae : minutiae.map((minutia) => ({ ...minutia, y: Math.round(minutia.y * scale) })),
  };
}

/** Resolutions that scanners have; a header's whole pixels per centimetre are within half a pixel of them. */
const USUAL = [250, 300, 400, 500, 508, 600, 800, 1_000, 1_200];
const HALF_PIXEL_PER_CM = 0.5 * CM_PER_INCH;

function roundedDpi(dpi: number): number {
  const near = USUAL.filter((usual) => Math.abs(usual - dpi) <= HALF_PIXEL_PER_CM);
  return near[0] ?? Math.round(dpi);
}
