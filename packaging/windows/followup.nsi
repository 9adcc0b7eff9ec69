; The Windows installer: for one person without an administrator, or for everybody on the machine.
; packaging/windows/build.py says with -D: VERSION, NUMBERS, BUNDLE_SIZE, PROGRAM, COMMAND (the program with a console),
; FILES, OUT, TARGET, and where they are there ICON, SIDE (the picture of the last page) and SIGN.
;
; Silent: /S [/AllUsers | /CurrentUser] [/Autostart] [/NoOpenWith] [/D=folder]; the uninstaller's /S keeps the book.
; Exit codes: 0 done, 1 given up by the person, 2 not done, 3 Followup still runs, 740 needs an administrator.

Target ${TARGET}
Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
AllowSkipFiles off
CRCCheck force

!define NAME "Followup"
!define APP_ID "Followup" ; followup_desktop/desktop/identity.py
!define CARD "Followup.ContactCard"
!define RUN_VALUE "followup-desktop" ; followup_desktop/desktop/autostart.py
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define STILL_RUNS 3
!define NEEDS_ADMINISTRATOR 740

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "CompanyName" "${NAME}"
VIAddVersionKey "LegalCopyright" "MIT licence"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

Var Everybody   ; 1: for all users of the machine
Var Autostart   ; 1: the reminders start at login
Var OpenWith    ; 1: offered for contact cards
Var Before      ; where a version of this scope stands already, or ''
Var DeleteBook  ; 1: the uninstaller takes the book too

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!ifdef SIDE
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(RUN_NOW)"
!define MUI_FINISHPAGE_RUN_FUNCTION RunNow

Page custom ShowChoices LeaveChoices
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.ShowChoices un.LeaveChoices
!insertmacro MUI_UNPAGE_INSTFILES

!include "languages.nsh"
!include "${FILES}"
!include "parts.nsh"
!include "choices.nsh"

Section
  ${If} $Before != ""
    DetailPrint "$(REPLACING)"
    Push $Before
    Call AskToQuit
    ; The version that is there knows its own files; the book, the settings and the choices stay.
    ClearErrors
    ExecWait '"$Before\uninstall.exe" /S /Replace _?=$Before' $0
    ${If} ${Errors}
    ${OrIf} $0 != 0
      SetErrorLevel 2
      Abort "$(CANNOT_REPLACE)"
    ${EndIf}
    ${If} $Before != $INSTDIR
      Delete "$Before\uninstall.exe"
      RMDir "$Before"
    ${EndIf}
  ${EndIf}
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call MakeShortcut
  Call Register
  Call RegisterOpenWith
  Call SetAutostart
SectionEnd

Section un.
  Push "$INSTDIR"
  Call un.AskToQuit
  !insertmacro RemoveFiles
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/Replace" $1
  ${If} ${Errors} ; not in the course of an upgrade
    Call un.Unregister
    Delete "$INSTDIR\uninstall.exe"
    ${If} $DeleteBook = 1
      Call un.DeleteBook
    ${EndIf}
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call ReadArguments
  ${If} $Everybody = 1
    Call NeedAdministrator
  ${EndIf}
  Call UseScope
FunctionEnd

Function un.onInit
  SetRegView 64
  StrCpy $DeleteBook 0
  SetShellVarContext all
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${If} ${Silent}
        SetErrorLevel ${NEEDS_ADMINISTRATOR}
      ${Else}
        ExecShell "runas" "$INSTDIR\uninstall.exe"
      ${EndIf}
      Quit
    ${EndIf}
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd
