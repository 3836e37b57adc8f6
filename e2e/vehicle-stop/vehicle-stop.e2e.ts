import { guard } from '../support/client';
import { operation } from '../support/operations';
import { sharedClient } from '../support/shared-system';

const client = sharedClient();

test('a stolen vehicle is found by its number and by its plate, with the person who holds it', async () => {
  const variables = { vin: '1m8gdm9axkp042788', plate: 'uto-123', country: 'UTO' };
  const answer = await client.ask(operation('VehicleStop'), variables, guard);
  expect(answer.errors).toBeUndefined();
  const vehicle = {
    vin: '1M8GDM9AXKP042788',
    status: 'STOLEN',
    holder: { name: { full: expect.stringMatching(/eriksson/i) as string }, status: 'WANTED' },
  };
  expect(answer.data).toMatchObject({
    vehicleCheck: {
      verdict: 'MATCH',
      vin: { checkDigit: { expected: 'X', found: 'X', valid: true } },
      matches: [{ level: 'EXACT', vehicle }],
    },
    vehicleCheckByPlate: { verdict: 'MATCH', matches: [{ level: 'EXACT', vehicle }] },
  });
});

test('a clean vehicle is told as searched and not found', async () => {
  const answer = await client.ask(
    operation('VehicleStop'),
    { vin: '11111111111111111', plate: 'NONE 1', country: 'FR' },
    guard,
  );
  expect(answer.data).toMatchObject({
    vehicleCheck: { verdict: 'NO_RECORD', matches: [] },
    vehicleCheckByPlate: { verdict: 'NO_RECORD', matches: [] },
  });
});
