export { checkToken } from './credentials.ts';
export {
  type ConnectionInfo,
  createWebShell,
  type WebShell,
  type WebShellOptions,
} from './web-shell.ts';
