<#
  Locks a Windows kiosk: Shell Launcher from shell-launcher.xml beside this file, keys that the system keeps
  from programs (Keyboard Filter), edge swipes. For Windows Enterprise, Education and IoT Enterprise; on
  others it says so and changes nothing. The account "vaani" must be there, and Vaani installed for it.

    psexec.exe -i -s powershell.exe -ExecutionPolicy Bypass -File C:\path\lock-down.ps1

  Shell Launcher can be set only by the system account (hence psexec, of Sysinternals). Restart afterwards.
#>
#Requires -Version 5.1
$ErrorActionPreference = 'Stop'

if ([Security.Principal.WindowsIdentity]::GetCurrent().IsSystem -eq $false) {
  throw 'Run this as the system account: psexec.exe -i -s powershell.exe -File lock-down.ps1'
}
foreach ($feature in 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
  if ($null -eq (Get-WindowsOptionalFeature -Online -FeatureName $feature)) {
    throw "This edition of Windows has no $feature. It takes Enterprise, Education or IoT Enterprise."
  }
}
foreach ($feature in 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
  Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart | Out-Null
}

# What the account gets in the place of a desktop.
$xml = Get-Content -Raw -Encoding UTF8 -Path (Join-Path $PSScriptRoot 'shell-launcher.xml')
$assigned = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
$assigned.ShellLauncher = [Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $assigned

# Keys that no program is asked about. Administrators keep them.
$embedded = @{ Namespace = 'root\standardcimv2\embedded' }
$keys = 'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Ctrl+Esc', 'Alt+Tab', 'Alt+Esc', 'Alt+F4', 'Alt+Space',
  'Windows', 'Win+L', 'Win+R', 'Win+E', 'Win+D', 'Win+M', 'Win+U', 'Win+Enter'
foreach ($key in Get-CimInstance @embedded -ClassName 'WEKF_PredefinedKey') {
  if ($keys -contains $key.Id) {
    $key.Enabled = $true
    Set-CimInstance -CimInstance $key
  }
}
$free = Get-CimInstance @embedded -ClassName 'WEKF_Settings' |
  Where-Object Name -EQ 'DisableKeyboardFilterForAdministrators'
$free.Value = 'true'
Set-CimInstance -CimInstance $free

# Swipes from the edges of a touch screen: notifications, widgets, task view.
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Path $edge -Force | Out-Null
Set-ItemProperty -Path $edge -Name 'AllowEdgeSwipe' -Type DWord -Value 0

'Done. Restart this machine.'
