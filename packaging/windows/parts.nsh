; What the sections of followup.nsi do, step by step.

; What was asked for on the command line, and what was chosen when this was installed before.
Function ReadArguments
  ${GetParameters} $0
  StrCpy $Everybody 0
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 != ""
    StrCpy $Everybody 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    StrCpy $Everybody 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/CurrentUser" $1
  ${IfNot} ${Errors}
    StrCpy $Everybody 0
  ${EndIf}

  StrCpy $Autostart 0
  ReadRegStr $1 HKCU "${RUN_KEY}" "${RUN_VALUE}"
  ${If} $1 != ""
    StrCpy $Autostart 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/Autostart" $1
  ${IfNot} ${Errors}
    StrCpy $Autostart 1
  ${EndIf}

  StrCpy $OpenWith 1
  ClearErrors
  ${GetOptions} $0 "/NoOpenWith" $1
  ${IfNot} ${Errors}
    StrCpy $OpenWith 0
  ${EndIf}
FunctionEnd

; Everything for everybody needs an administrator: ask Windows for one, in a new process.
Function NeedAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    Return
  ${EndIf}
  ${If} ${Silent}
    SetErrorLevel ${NEEDS_ADMINISTRATOR}
    Quit
  ${EndIf}
  ClearErrors
  ExecShell "runas" "$EXEPATH" "/AllUsers"
  ${If} ${Errors}
    StrCpy $Everybody 0
  ${Else}
    Quit
  ${EndIf}
FunctionEnd

; Where things go in the scope that is chosen. A folder that was named with /D stays.
Function UseScope
  ${If} $Everybody = 1
    SetShellVarContext all
    StrCpy $1 "$PROGRAMFILES64\${NAME}"
  ${Else}
    SetShellVarContext current
    StrCpy $1 "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
  StrCpy $Before ""
  ReadRegStr $2 SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} ${FileExists} "$2\uninstall.exe"
    StrCpy $Before $2
    StrCpy $1 $2
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $1
  ${EndIf}
FunctionEnd

; Ask the program in the folder on the stack to end, and go on when it has.
!macro AskToQuit un
Function ${un}AskToQuit
  Exch $0
  Push $1
  ${If} ${FileExists} "$0\${PROGRAM}"
    DetailPrint "$(ENDING)"
    ExecWait '"$0\${PROGRAM}" --quit'
    ${Do}
      ; What runs cannot be written to. Each look at the errors forgets them.
      ClearErrors
      FileOpen $1 "$0\${PROGRAM}" a
      ${IfNot} ${Errors}
        FileClose $1
        ${IfNot} ${FileExists} "$0\${COMMAND}"
          ${ExitDo}
        ${EndIf}
        FileOpen $1 "$0\${COMMAND}" a
        ${IfNot} ${Errors}
          FileClose $1
          ${ExitDo}
        ${EndIf}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_RUNNING)" /SD IDCANCEL IDRETRY +3
      SetErrorLevel ${STILL_RUNS}
      Abort "$(STILL_RUNNING)"
    ${Loop}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro AskToQuit ""
!insertmacro AskToQuit "un."

; The start menu's entry. Windows shows notifications only of programs whose shortcut carries their AppUserModelID.
Function MakeShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IShellLink::SetPath} $0 '("$INSTDIR\${PROGRAM}")'
  ${IShellLink::SetWorkingDirectory} $0 '("$INSTDIR")'
  ${IShellLink::SetDescription} $0 '("$(DESCRIPTION)")'
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r1)'
  ${If} $1 P<> 0
    System::Call '*(&w64 "${APP_ID}")p.r4'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r2'
    System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r4,p 0)p.r3'
    ${IPropertyStore::SetValue} $1 '(r2,r3)'
    ${IPropertyStore::Commit} $1 ""
    System::Free $2
    System::Free $3
    System::Free $4
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${If} $1 P<> 0
    ${IPersistFile::Save} $1 '("$SMPROGRAMS\${NAME}.lnk",1)'
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::Release} $0 ""
FunctionEnd

; The entry under Settings, Apps.
Function Register
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${BUNDLE_SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; 'Open with' for contact cards. What opens them by default stays as it is.
Function RegisterOpenWith
  ${If} $OpenWith = 0
    Return
  ${EndIf}
  WriteRegStr SHCTX "Software\Classes\${CARD}" "" "$(CONTACT_CARD)"
  WriteRegStr SHCTX "Software\Classes\${CARD}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${CARD}\shell\open" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\${CARD}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.vcf\OpenWithProgids" "${CARD}" ""
  WriteRegStr SHCTX "Software\Classes\.vcard\OpenWithProgids" "${CARD}" ""
  Call RefreshShell
FunctionEnd

; The Run value that the program itself would write. For everybody the program's own settings are the place for it:
; the administrator who installs may be somebody else.
Function SetAutostart
  ${If} $Everybody = 0
    ${If} $Autostart = 1
      WriteRegStr HKCU "${RUN_KEY}" "${RUN_VALUE}" '"$INSTDIR\${PROGRAM}" --tray'
      DeleteRegValue HKCU "${APPROVED_KEY}" "${RUN_VALUE}"
    ${ElseIfNot} ${Silent}
      DeleteRegValue HKCU "${RUN_KEY}" "${RUN_VALUE}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Through the shell, so that a program installed by an administrator does not run as one.
Function RunNow
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

!macro RefreshShell un
Function ${un}RefreshShell
  ; SHCNE_ASSOCCHANGED
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro RefreshShell ""
!insertmacro RefreshShell "un."

; Everything that the installer wrote elsewhere, and what the notifications of the program registered.
Function un.Unregister
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\Classes\${CARD}"
  DeleteRegValue SHCTX "Software\Classes\.vcf\OpenWithProgids" "${CARD}"
  DeleteRegValue SHCTX "Software\Classes\.vcard\OpenWithProgids" "${CARD}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.vcard\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.vcard"
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
  DeleteRegValue HKCU "${RUN_KEY}" "${RUN_VALUE}"
  DeleteRegValue HKCU "${APPROVED_KEY}" "${RUN_VALUE}"
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\Temp\${NAME}" ; locks and sockets
  Call un.RefreshShell
FunctionEnd

; The usual place only (platformdirs): a book in a folder of the person's own choice is never touched.
Function un.DeleteBook
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${NAME}"
FunctionEnd
