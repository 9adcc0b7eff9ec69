# Install, look, upgrade and uninstall, on a real Windows. What wine cannot show is looked at here: the shortcut's
# AppUserModelID, as Windows itself reads it.
param([Parameter(Mandatory)] [string] $Installer)
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true

$folder = "$env:LOCALAPPDATA\Programs\Followup"
$book = "$env:LOCALAPPDATA\Followup"
$program = "$folder\followup-desktop.exe"
$run = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Run"

function Assert($what, $true) {
    if (-not $true) { throw "not so: $what" }
    Write-Output "so it is: $what"
}

function Install([string[]] $options = @()) {
    $ended = Start-Process $Installer -ArgumentList (@("/S") + $options) -Wait -PassThru
    Assert "installed with '$options'" ($ended.ExitCode -eq 0)
}

Install "/Autostart"
& $program --version
& $program add "Ana Reyes" --json
Assert "the book is in its place" (Test-Path "$book\book.db")
Assert "login starts the tray" ((Get-ItemPropertyValue $run "followup-desktop") -eq "`"${folder}\followup-desktopw.exe`" --tray")
Assert "the shortcut carries the identity" ((Get-StartApps Followup).AppID -eq "Followup")

# With the tray running, the same version again: it is asked to end, and the book stays.
Start-Process "$folder\followup-desktopw.exe" -ArgumentList "--tray"
Start-Sleep 5
Assert "the tray runs" ($null -ne (Get-Process followup-desktopw -ErrorAction SilentlyContinue))
Install
Assert "the tray was ended" ($null -eq (Get-Process followup-desktopw -ErrorAction SilentlyContinue))
& $program show "Ana Reyes"

Start-Process "$folder\uninstall.exe" -ArgumentList "/S" -Wait
for ($second = 0; (Test-Path $folder) -and $second -lt 60; $second++) { Start-Sleep 1 }
Assert "the program is gone" (-not (Test-Path $folder))
Assert "login starts nothing" ($null -eq (Get-Item $run).GetValue("followup-desktop"))
Assert "the book is still there" (Test-Path "$book\book.db")
