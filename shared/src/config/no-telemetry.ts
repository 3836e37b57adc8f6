/** Apollo's gateway reports to its makers unless it is told not to; import this before it. */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
