import { contextBridge, ipcRenderer } from 'electron';
import type { VaaniBridge } from '../contract/bridge.ts';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld('vaani', createBridge(ipcRenderer) satisfies VaaniBridge);
