; What the installer says. It speaks the language of Windows where it knows it, else English.

!macro SAY name english german spanish french
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_GERMAN} "${german}"
  LangString ${name} ${LANG_SPANISH} "${spanish}"
  LangString ${name} ${LANG_FRENCH} "${french}"
!macroend
!define SAY "!insertmacro SAY"

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"

${SAY} DESCRIPTION \
  "Follow up and stay in touch" \
  "Nachfassen und in Verbindung bleiben" \
  "Retomar el contacto y mantenerlo" \
  "Relancer et garder le contact"
${SAY} CONTACT_CARD "Contact card" "Visitenkarte" "Tarjeta de contacto" "Carte de visite"
${SAY} CHOICES \
  "How Followup is installed" \
  "Wie Followup installiert wird" \
  "Cómo se instala Followup" \
  "Comment installer Followup"
${SAY} CHOICES_MORE \
  "What most people want is chosen already." \
  "Was die meisten möchten, ist schon gewählt." \
  "Lo que casi todos quieren ya está elegido." \
  "Ce que veulent la plupart est déjà choisi."
${SAY} FOR_WHOM "Install Followup" "Followup installieren" "Instalar Followup" "Installer Followup"
${SAY} FOR_ME "only for &me" "nur für &mich" "solo para &mí" "seulement pour &moi"
${SAY} FOR_EVERYBODY \
  "for &everybody on this computer (asks for an administrator)" \
  "für &alle an diesem Computer (fragt nach einem Administrator)" \
  "para &todos en este equipo (pide un administrador)" \
  "pour &tous sur cet ordinateur (demande un administrateur)"
${SAY} AT_LOGIN \
  "&Remind me from the moment I log in" \
  "Vom Anmelden an &erinnern" \
  "&Recordarme desde que inicio sesión" \
  "Me &rappeler dès l'ouverture de session"
${SAY} AT_LOGIN_MORE \
  "Otherwise reminders come from the first time that Followup is opened after a login." \
  "Sonst wird erinnert, sobald Followup nach einem Anmelden zum ersten Mal geöffnet wurde." \
  "Si no, los avisos llegan desde la primera vez que se abre Followup tras iniciar sesión." \
  "Sinon, les rappels viennent dès la première ouverture de Followup dans la session."
${SAY} FOR_CARDS \
  "Offer Followup to open &contact cards (.vcf)" \
  "Followup zum Öffnen von &Visitenkarten (.vcf) anbieten" \
  "&Ofrecer Followup para abrir tarjetas de contacto (.vcf)" \
  "Proposer Followup pour ouvrir les &cartes de visite (.vcf)"
${SAY} FOR_CARDS_MORE \
  "Under 'Open with' only: what opens them now still does." \
  "Nur unter „Öffnen mit“: Was sie jetzt öffnet, öffnet sie weiter." \
  "Solo en «Abrir con»: lo que las abre ahora las seguirá abriendo." \
  "Seulement sous « Ouvrir avec » : ce qui les ouvre maintenant le fera encore."
${SAY} RUN_NOW "Open Followup" "Followup öffnen" "Abrir Followup" "Ouvrir Followup"
${SAY} ENDING \
  "Asking Followup to end…" \
  "Followup wird gebeten, sich zu beenden…" \
  "Pidiendo a Followup que termine…" \
  "Demande à Followup de se fermer…"
${SAY} REPLACING \
  "Replacing the version that is installed…" \
  "Die installierte Version wird ersetzt…" \
  "Reemplazando la versión instalada…" \
  "Remplacement de la version installée…"
${SAY} STILL_RUNNING \
  "Followup is still running. Save what you are writing and close it, then try again." \
  "Followup läuft noch. Bitte Angefangenes speichern und Followup schließen, dann noch einmal versuchen." \
  "Followup sigue abierto. Guarde lo que esté escribiendo y ciérrelo; luego inténtelo de nuevo." \
  "Followup est encore ouvert. Enregistrez ce que vous écrivez et fermez-le, puis réessayez."
${SAY} CANNOT_REPLACE \
  "The version that is installed could not be removed; nothing was changed." \
  "Die installierte Version ließ sich nicht entfernen; nichts wurde geändert." \
  "No se pudo quitar la versión instalada; no se ha cambiado nada." \
  "La version installée n'a pas pu être retirée ; rien n'a été changé."
${SAY} TOO_OLD \
  "Followup needs Windows 10 or newer." \
  "Followup braucht Windows 10 oder neuer." \
  "Followup necesita Windows 10 o posterior." \
  "Followup a besoin de Windows 10 ou plus récent."
${SAY} NOT_64 \
  "Followup needs a 64-bit Windows." \
  "Followup braucht ein 64-Bit-Windows." \
  "Followup necesita un Windows de 64 bits." \
  "Followup a besoin d'un Windows 64 bits."
${SAY} BOOK "Your book" "Ihr Buch" "Su libro" "Votre livre"
${SAY} BOOK_MORE \
  "What becomes of your contacts?" \
  "Was wird aus Ihren Kontakten?" \
  "¿Qué será de sus contactos?" \
  "Que deviennent vos contacts ?"
${SAY} BOOK_WHERE \
  "Your contacts and all that you noted of them, with their backups, are in$\r$\n$LOCALAPPDATA\${NAME}" \
  "Ihre Kontakte und alles, was Sie dazu notiert haben, samt Sicherungen, sind in$\r$\n$LOCALAPPDATA\${NAME}" \
  "Sus contactos y todo lo que anotó de ellos, con sus copias de seguridad, están en$\r$\n$LOCALAPPDATA\${NAME}" \
  "Vos contacts et tout ce que vous en avez noté, avec leurs sauvegardes, sont dans$\r$\n$LOCALAPPDATA\${NAME}"
${SAY} KEEP_BOOK "&Keep them" "&Behalten" "&Conservarlos" "Les &garder"
${SAY} DELETE_BOOK \
  "&Delete them, with all backups in this folder" \
  "&Löschen, samt allen Sicherungen in diesem Ordner" \
  "&Borrarlos, con todas las copias de esta carpeta" \
  "Les &supprimer, avec toutes les sauvegardes de ce dossier"
${SAY} DELETE_SURE \
  "Delete all your contacts and their backups? This cannot be undone." \
  "Alle Ihre Kontakte und deren Sicherungen löschen? Das lässt sich nicht rückgängig machen." \
  "¿Borrar todos sus contactos y sus copias de seguridad? No se puede deshacer." \
  "Supprimer tous vos contacts et leurs sauvegardes ? C'est irréversible."
