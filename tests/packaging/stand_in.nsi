; A Windows program that stands in for the real one when its installer is tested: --tray runs until --quit is said;
; with STUBBORN it does not hear. What it was told last is in its answer file.
Target amd64-unicode
Unicode true
RequestExecutionLevel user
SilentInstall silent
OutFile "${OUT}"
Name "stand-in"
!include LogicLib.nsh
!include FileFunc.nsh
!define RUNS "$LOCALAPPDATA\stand-in.runs"
!define QUIT "$LOCALAPPDATA\stand-in.quit"

Section
  ${GetParameters} $0
  FileOpen $1 "$LOCALAPPDATA\stand-in.told" w
  FileWrite $1 "$0"
  FileClose $1
  ${If} $0 == "--tray"
    FileOpen $1 "${RUNS}" w
    FileClose $1
    ${DoUntil} ${FileExists} "${QUIT}"
      Sleep 50
    ${Loop}
    Delete "${RUNS}"
  ${ElseIf} $0 == "--quit"
    ${If} ${FileExists} "${RUNS}"
      !ifndef STUBBORN
        FileOpen $1 "${QUIT}" w
        FileClose $1
      !endif
      StrCpy $2 0
      ${DoWhile} ${FileExists} "${RUNS}"
        Sleep 50
        IntOp $2 $2 + 1
        ${If} $2 > 40
          ${ExitDo}
        ${EndIf}
      ${Loop}
      Sleep 200
      Delete "${QUIT}"
    ${EndIf}
  ${EndIf}
SectionEnd
