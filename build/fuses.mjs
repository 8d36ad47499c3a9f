// Electron's fuses of the installed kiosk: switches in the program itself that nothing can turn back on.

/** As electron-builder's `electronFuses` takes them. */
export const fuses = /** @type {const} */ ({
  // ELECTRON_RUN_AS_NODE, NODE_OPTIONS and --inspect would run foreign code as the kiosk.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  // A changed or replaced app.asar does not start (macOS and Windows check it; Linux has no such check).
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The page comes from vaani://, never from file://.
  grantFileProtocolExtraPrivileges: false,
});
