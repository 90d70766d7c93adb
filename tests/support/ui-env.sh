#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# ui-env.sh COMMAND…: runs COMMAND with a screen, session bus, accessibility bus, window manager,
# compositor and home folder of its own, and leaves nothing behind. Many can run at once.
#
#   TL_UI_SCREEN    1400x900x24      size and depth of the screen
#   TL_UI_FONT      Cantarell 11     the font of the desktop (17 for large text)
#   TL_UI_LANG      C.UTF-8          LANG
#   TL_UI_LANGUAGE                   LANGUAGE: "cy" for Welsh without a locale being made
#
# Any other TL_… variable is passed on. The exit status is COMMAND's.
set -u

for program in Xvfb dbus-run-session openbox picom xdotool; do
  command -v "$program" >/dev/null && continue
  echo "Bail out! $program is not installed: see the test packages in app/packages.txt"
  exit 1
done

home=$(mktemp -d "${TMPDIR:-/tmp}/throughline-ui.XXXXXX")
screen=

finish() {
  local status=$?
  if [ -n "$screen" ]; then
    kill "$screen" 2>/dev/null
    wait "$screen" 2>/dev/null
  fi
  rm -rf "$home"
  exit $status
}
trap finish EXIT
trap 'exit 143' TERM INT

mkdir -p "$home"/{home,run,config/gtk-4.0,data,cache,state,tmp}
chmod 700 "$home/run"
cat >"$home/config/gtk-4.0/settings.ini" <<SETTINGS
[Settings]
gtk-font-name=${TL_UI_FONT:-Cantarell 11}
gtk-enable-animations=0
gtk-cursor-blink=0
SETTINGS

# Given no configuration, the window manager would say so in a dialog.
cat >"$home/openbox.xml" <<'OPENBOX'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy></placement>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press">
        <action name="Focus"/>
        <action name="Raise"/>
      </mousebind>
    </context>
  </mouse>
</openbox_config>
OPENBOX

# The server picks a free display by itself and says which.
mkfifo "$home/display"
Xvfb -displayfd 6 -screen 0 "${TL_UI_SCREEN:-1400x900x24}" -dpi 96 -noreset -nolisten tcp \
  6>"$home/display" 2>"$home/xvfb.log" &
screen=$!
if ! read -r -t 20 display <"$home/display"; then
  echo "Bail out! Xvfb did not start"
  cat "$home/xvfb.log" >&2
  exit 1
fi

keep=()
for name in $(compgen -e | grep '^TL_') \
    ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS LD_PRELOAD GCOV_PREFIX \
    G_DEBUG G_TEST_SRCDIR G_TEST_BUILDDIR GSETTINGS_SCHEMA_DIR GTK_A11Y \
    ADW_DEBUG_COLOR_SCHEME ADW_DEBUG_HIGH_CONTRAST GDK_SCALE MESON_TEST_ITERATION; do
  [ -z "${!name+set}" ] || keep+=("$name=${!name}")
done

# Without a window manager keys go to the window under the pointer; without a compositor popovers are
# black boxes. The command writes to descriptor 8, so that only its own words are seen.
cat >"$home/inner" <<'INNER'
openbox --config-file "$OPENBOX" >/dev/null 2>&1 &
manager=$!
picom --config /dev/null --backend xrender >/dev/null 2>&1 &
compositor=$!
for _ in $(seq 100); do
  xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q '#' && break
  sleep .02
done
"$@" >&8 8>&-
status=$?
kill $manager $compositor 2>/dev/null
exit $status
INNER

env -i PATH=/usr/bin:/bin HOME="$home/home" TMPDIR="$home/tmp" \
  XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
  XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state" \
  OPENBOX="$home/openbox.xml" DISPLAY=":$display" LANG="${TL_UI_LANG:-C.UTF-8}" LANGUAGE="${TL_UI_LANGUAGE:-}" \
  GSETTINGS_BACKEND=memory GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=gl-disable \
  GTK_USE_PORTAL=0 GIO_USE_VFS=local GVFS_DISABLE_FUSE=1 LIBGL_ALWAYS_SOFTWARE=1 "${keep[@]}" \
  dbus-run-session -- bash "$home/inner" "$@" 8>&1 >/dev/null \
  2> >(grep -v -e '^dbus-daemon\[' -e '^SpiRegistry daemon' -e 'Failed to set fd limit' \
    -e 'dbind-WARNING' -e '^X connection to' -e '^$' >&2)
