import { contextBridge, ipcRenderer } from 'electron';
import type { VaaniBridge } from '../contract/bridge.ts';
import { createBridge } from './bridge.ts';
import { type PageGlobals, startPulse } from './pulse.ts';

contextBridge.exposeInMainWorld('vaani', createBridge(ipcRenderer) satisfies VaaniBridge);
// A preload script is compiled without the browser's types; these few are named where they are used.
startPulse(ipcRenderer, globalThis as unknown as PageGlobals);
