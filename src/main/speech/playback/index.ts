export { createDevicePlayer, type DevicePlayer, devicePlayerDefaults } from './device.ts';
export type { Player, PlayerEvents } from './port.ts';
export { createRemotePlayer, type RemotePlayer } from './remote.ts';
