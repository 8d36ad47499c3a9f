import { checks } from '../packs/checks/dealership.ts';
import { packNamed } from '../support/shop.ts';
import { playScenarios } from './play.ts';

playScenarios(packNamed('dealership'), checks);
