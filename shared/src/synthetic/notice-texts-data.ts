/** Colours of notices and the wording of the action that they ask for (RPD Arts 82-93; Silver: pilot). */
export const ACTIONS = {
  RED: 'Locate and arrest with a view to extradition. Inform the requesting bureau and the General Secretariat at once.',
  BLUE: 'Collect information on identity, location and activities. Do not arrest. Inform the requesting bureau.',
  GREEN: 'Be aware of a possible threat to public safety. Inform the requesting bureau of movements and contacts.',
  YELLOW: 'Locate the missing person, ensure safety and inform the requesting bureau; respect the wishes of an adult.',
  BLACK: 'Help to identify the body: compare fingerprints, DNA and dental data and inform the requesting bureau.',
  PURPLE: 'Note the method described and share similar cases with the requesting bureau.',
  ORANGE: 'Take note of the imminent threat described, take protective measures and inform the requesting bureau.',
  SILVER: 'Locate and identify assets linked to the person. No coercive measure is asked for.',
} as const;

/** Methods that purple notices describe. */
export const METHODS: readonly string[] = [
  'Narcotics concealed in the hollowed frames of pallets, closed with resin and repainted.',
  'Skimming devices printed to fit the card slot of a common model of cash dispenser.',
  'Vehicles opened by relaying the signal of a key left near the front door.',
  'Genuine passports with the data page replaced by a laminate without the optically variable device.',
  'Migrants hidden behind a false bulkhead in refrigerated trailers, ventilated by battery fans.',
  'Invoices of known suppliers intercepted and sent on with another account number.',
  'Cash concealed in the lining of boat seats and moved between marinas by night.',
  'Ivory cut in the shape of chocolate bars and coated before export.',
];

/** Threats that orange notices describe. */
export const THREATS: readonly string[] = [
  'Parcels with improvised incendiary devices sent to public offices.',
  'Spirits adulterated with methanol and sold under a counterfeit label.',
  'Counterfeit tablets that contain a synthetic opioid of high potency.',
  'Blasting material stolen from a quarry and not recovered.',
  'A sealed radioactive source stolen together with the vehicle that carried it.',
  'Counterfeit brake pads that fail when hot, sold for common makes.',
];
