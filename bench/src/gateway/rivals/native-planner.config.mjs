import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { gatewayConfig as common } from './javascript-planner.config.mjs';

/** Hive Gateway with the planner of its router, as its own benchmark runs it. */
export const gatewayConfig = defineConfig({ ...common, unifiedGraphHandler });
