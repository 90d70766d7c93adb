/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-lock-private.h"

#include "tl-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#ifdef G_OS_UNIX
#include <errno.h>
#include <signal.h>
#include <unistd.h>
#endif

#define PREFIX "library.lock."
#define GROUP "Open"

struct _TlLock {
  char *folder;
  char *name;
};

/* What a lock file says. */
typedef struct {
  char  *host;
  char  *program;
  char  *since;
  gint64 pid;
} Holder;

static void
holder_free (Holder *holder)
{
  g_free (holder->host);
  g_free (holder->program);
  g_free (holder->since);
  g_free (holder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Holder, holder_free)

gboolean
tl_lock_is_name (const char *name)
{
  return g_str_has_prefix (name, PREFIX);
}

static gint64
get_own_pid (void)
{
#ifdef G_OS_UNIX
  return getpid ();
#else
  return 0;
#endif
}

/* Where processes cannot be asked after, a file of this host is taken to be left behind: then only
 * other hosts lose the warning. */
static gboolean
is_running (gint64 pid)
{
#ifdef G_OS_UNIX
  return pid > 0 && (kill ((pid_t) pid, 0) == 0 || errno == EPERM);
#else
  return FALSE;
#endif
}

static Holder *
read_holder (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  Holder *holder;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  holder = g_new0 (Holder, 1);
  holder->host = g_key_file_get_string (file, GROUP, "Host", NULL);
  holder->program = g_key_file_get_string (file, GROUP, "Program", NULL);
  holder->since = g_key_file_get_string (file, GROUP, "Since", NULL);
  holder->pid = g_key_file_get_int64 (file, GROUP, "Pid", NULL);
  return holder;
}

static gboolean
write_own (TlLock  *lock,
           GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *path = g_build_filename (lock->folder, lock->name, NULL);
  g_autofree char *content = NULL;
  GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_ONLY_EXISTING;
  gsize length;
  const char *program = g_get_prgname ();

  g_key_file_set_string (file, GROUP, "Host", g_get_host_name ());
  g_key_file_set_int64 (file, GROUP, "Pid", get_own_pid ());
  g_key_file_set_string (file, GROUP, "Program", program != NULL ? program : "throughline");
  g_key_file_set_string (file, GROUP, "Since", since);
  content = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, content, (gssize) length, flags, 0600, error);
}

/* Returns: (transfer full) (nullable): the holder that @name in the lock's folder stands for; one
 * that is no longer there is removed. */
static Holder *
find_holder (TlLock     *lock,
             const char *name)
{
  g_autofree char *path = g_build_filename (lock->folder, name, NULL);
  g_autoptr (Holder) holder = read_holder (path);

  if (holder == NULL || holder->host == NULL)
    return NULL;
  if (g_str_equal (holder->host, g_get_host_name ()) && !is_running (holder->pid))
    {
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&holder);
}

static void
set_in_use (TlLock      *lock,
            Holder      *holder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (lock->folder, name, NULL);

  g_set_error (error, TL_STORE_ERROR, TL_STORE_ERROR_IN_USE,
               _("The library is open on the computer “%s”, in %s, since %s. Close it there first. "
                 "If that computer is not using it any more, delete the file %s"),
               holder->host, holder->program != NULL ? holder->program : "throughline",
               holder->since != NULL ? holder->since : "?", path);
}

/* Counts the others of this host; fails when there is one of another host. */
static gboolean
look_around (TlLock  *lock,
             guint   *n_others,
             GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (lock->folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  *n_others = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (Holder) holder = NULL;

      if (!tl_lock_is_name (name) || g_str_equal (name, lock->name))
        continue;
      holder = find_holder (lock, name);
      if (holder == NULL)
        continue;
      if (!g_str_equal (holder->host, g_get_host_name ()))
        {
          set_in_use (lock, holder, name, error);
          return FALSE;
        }
      (*n_others)++;
    }
  return TRUE;
}

/* First leaves its own file and then looks for others': of two that begin at the same moment on two
 * machines, both are refused, never both let in. */
TlLock *
tl_lock_take (const char  *folder,
              GError     **error)
{
  g_autoptr (TlLock) lock = g_new0 (TlLock, 1);
  g_autofree char *uuid = g_uuid_string_random ();
  guint n_others;

  lock->folder = g_strdup (folder);
  lock->name = g_strconcat (PREFIX, uuid, NULL);
  if (!write_own (lock, error) || !look_around (lock, &n_others, error))
    return NULL;
  return g_steal_pointer (&lock);
}

gboolean
tl_lock_is_alone (TlLock *lock)
{
  guint n_others;

  return look_around (lock, &n_others, NULL) && n_others == 0;
}

void
tl_lock_give_back (TlLock *lock)
{
  g_autofree char *path = g_build_filename (lock->folder, lock->name, NULL);

  g_unlink (path);
  g_free (lock->folder);
  g_free (lock->name);
  g_free (lock);
}
