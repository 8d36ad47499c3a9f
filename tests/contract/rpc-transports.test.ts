import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { pino } from 'pino';
import { describe } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { childProcessWire, messagePortWire } from '../../src/main/ops/child-wire.ts';
import { acceptPageConnections } from '../../src/main/shell/electron/ipc-wire.ts';
import { utilityProcessWire } from '../../src/main/shell/electron/utility-process.ts';
import { socketWire } from '../../src/main/shell/web/socket-wire.ts';
import { createBridge } from '../../src/preload/bridge.ts';
import { fakeIpc, fakeUtilityProcess } from '../fakes/electron-ipc.ts';
import { serveSuite } from './rpc-service.ts';
import { rpcSuite } from './rpc-suite.ts';

const log = pino({ level: 'silent' });

describe('RPC in memory', () => {
  rpcSuite(async () => {
    const [near, far] = memoryWirePair();
    serveSuite(far);
    return { wire: near, dispose: () => near.close('test over') };
  });
});

describe('RPC over a MessagePort', () => {
  rpcSuite(async () => {
    const { port1, port2 } = new MessageChannel();
    serveSuite(messagePortWire(port2));
    return { wire: messagePortWire(port1), dispose: () => port1.close() };
  });
});

describe('RPC to a forked process', () => {
  rpcSuite(async () => {
    const child = fork(fileURLToPath(new URL('./rpc-child.ts', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [],
    });
    return {
      wire: childProcessWire(child),
      async dispose() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      },
    };
  });
});

describe('RPC over a WebSocket', () => {
  rpcSuite(async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => serveSuite(socketWire(socket, { log })));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    await once(socket, 'open');
    return {
      wire: socketWire(socket, { log }),
      dispose() {
        for (const client of sockets.clients) client.terminate();
        socket.terminate();
        server.close();
      },
    };
  });
});

describe("RPC over Electron's IPC (faked)", () => {
  rpcSuite(async () => {
    const { ipcMain, ipcRenderer } = fakeIpc('vaani://kiosk/');
    acceptPageConnections({
      ipcMain,
      isOwnPage: (url) => url === 'vaani://kiosk/',
      onConnection: serveSuite,
      log,
    });
    const wire: Wire = createBridge(ipcRenderer).connect('kiosk');
    return { wire, dispose: () => wire.close('test over') };
  });
});

describe("RPC to Electron's utility process (faked)", () => {
  rpcSuite(async () => {
    const { child, far } = fakeUtilityProcess();
    serveSuite(far);
    return { wire: utilityProcessWire(child), dispose: () => void child.kill() };
  });
});
