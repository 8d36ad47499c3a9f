import { checks } from '../packs/checks/retail.ts';
import { packNamed } from '../support/shop.ts';
import { playScenarios } from './play.ts';

playScenarios(packNamed('retail'), checks);
