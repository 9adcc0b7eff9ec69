; The pages on which something is chosen: for whom and how it is installed, and whether the book stays.

Var ForMe
Var ForEverybody
Var AtLogin
Var ForCards
Var KeepIt
Var DeleteIt

Function ShowChoices
  !insertmacro MUI_HEADER_TEXT "$(CHOICES)" "$(CHOICES_MORE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 10u "$(FOR_WHOM)"
  Pop $0
  ${NSD_CreateFirstRadioButton} 8u 13u -8u 12u "$(FOR_ME)"
  Pop $ForMe
  ${NSD_CreateAdditionalRadioButton} 8u 27u -8u 12u "$(FOR_EVERYBODY)"
  Pop $ForEverybody
  ${NSD_CreateCheckBox} 0 52u 100% 12u "$(AT_LOGIN)"
  Pop $AtLogin
  ${NSD_CreateLabel} 12u 64u -12u 18u "$(AT_LOGIN_MORE)"
  Pop $0
  ${NSD_CreateCheckBox} 0 88u 100% 12u "$(FOR_CARDS)"
  Pop $ForCards
  ${NSD_CreateLabel} 12u 100u -12u 18u "$(FOR_CARDS_MORE)"
  Pop $0
  ${NSD_OnClick} $ForMe FollowWhom
  ${NSD_OnClick} $ForEverybody FollowWhom
  ${NSD_SetState} $AtLogin $Autostart
  ${NSD_SetState} $ForCards $OpenWith
  ${If} $Everybody = 1
    ${NSD_Check} $ForEverybody
    EnableWindow $AtLogin 0
  ${Else}
    ${NSD_Check} $ForMe
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function FollowWhom
  Pop $0
  ${NSD_GetState} $ForMe $0
  EnableWindow $AtLogin $0
FunctionEnd

Function LeaveChoices
  ${NSD_GetState} $AtLogin $Autostart
  ${NSD_GetState} $ForCards $OpenWith
  ${NSD_GetState} $ForEverybody $0
  ${If} $0 <> $Everybody
    StrCpy $Everybody $0
    StrCpy $INSTDIR ""
    ${If} $Everybody = 1
      Call NeedAdministrator
      ${If} $Everybody = 0 ; the person said no to Windows
        Call UseScope
        Abort
      ${EndIf}
    ${EndIf}
    Call UseScope
  ${EndIf}
FunctionEnd

; An upgrade goes where the version before it is.
Function SkipFolder
  ${If} $Before != ""
    Abort
  ${EndIf}
FunctionEnd

Function un.ShowChoices
  !insertmacro MUI_HEADER_TEXT "$(BOOK)" "$(BOOK_MORE)"
  nsDialogs::Create 1018
  Pop $0
  SetShellVarContext current
  ${NSD_CreateLabel} 0 0 100% 30u "$(BOOK_WHERE)"
  Pop $0
  Call un.RestoreScope
  ${NSD_CreateFirstRadioButton} 8u 36u -8u 12u "$(KEEP_BOOK)"
  Pop $KeepIt
  ${NSD_CreateAdditionalRadioButton} 8u 52u -8u 12u "$(DELETE_BOOK)"
  Pop $DeleteIt
  ${NSD_Check} $KeepIt
  nsDialogs::Show
FunctionEnd

; The book is always the person's own, whoever the program was installed for.
Function un.RestoreScope
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Function un.LeaveChoices
  ${NSD_GetState} $DeleteIt $DeleteBook
  ${If} $DeleteBook = 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DELETE_SURE)" /SD IDNO IDYES +2
    Abort
  ${EndIf}
FunctionEnd
