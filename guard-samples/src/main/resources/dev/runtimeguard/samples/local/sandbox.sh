# Runs a command in Lambda's file system. Started by UnshareSandbox as root, or as root of a user namespace, in mount
# and process namespaces of its own, so every mount here goes when the command ends.
# Standard input is a lifeline: when it ends, so does the command.
#   $1 image directory  $2 mount point  $3 java home  $4 /tmp size in bytes  $5 setpriv|userns  $6 command file
# The command file is a shell fragment that sets the positional parameters.
set -eu
image=$1 root=$2 java_home=$3 tmp_bytes=$4 identity=$5
# Sourced first: paths outside are gone after pivot_root.
. "$6"

read_only_bind() {
    mount --rbind "$1" "$2"
    mount -o remount,bind,ro "$2"
}

# Like read_only_bind, where the machine has it.
host_path() {
    if [ -L "$1" ]; then
        cp -P "$1" "$root$1"
    elif [ -d "$1" ]; then
        mkdir -p "$root$1"
        read_only_bind "$1" "$root$1"
    elif [ -e "$1" ]; then
        : >"$root$1"
        read_only_bind "$1" "$root$1"
    fi
}

# A read-only file system, not a read-only mount: the kernel then says EROFS before it looks at permissions.
# The source is named because mount would otherwise repeat the uid= option, which a user namespace refuses.
seal() {
    mount -t tmpfs -o remount,ro tmpfs "$1"
}

umask 022
mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir -p "$root/dev" "$root/home" "$root/old" "$root/opt" "$root/proc" "$root/tmp" "$root/var/lang" "$root/var/task"
mount -t tmpfs -o mode=755 tmpfs "$root/var/task"
mount -t tmpfs -o mode=755 tmpfs "$root/opt"
mount -t tmpfs -o "size=$tmp_bytes,mode=1777" tmpfs "$root/tmp"
cp -dR --preserve=mode,timestamps "$image/etc" "$image/opt" "$image/var" "$root/"
if [ "$identity" = userns ]; then
    # One user id is all there is, so the function owns the files: give the owner what others have.
    chmod -R u=o,g=o "$root/var/task" "$root/opt"
fi
# Whatever the umask of who laid them out; modes below the task root and /opt are the caller's.
chmod 755 "$root/var" "$root/var/task" "$root/opt"
chmod -R u=rwX,go=rX "$root/etc" "$root/var/runtime"

for path in /usr /bin /sbin /lib /lib32 /lib64 /nix; do host_path "$path"; done
for path in /etc/alternatives /etc/crypto-policies /etc/java* /etc/ld.so.cache /etc/ld.so.conf /etc/ld.so.conf.d \
    /etc/pki /etc/ssl; do host_path "$path"; done
if [ -e /etc/resolv.conf ]; then cat /etc/resolv.conf >"$root/etc/resolv.conf"; fi
# Lambda's LANG is en_US.UTF-8, which a minimal system has only as C.UTF-8.
if [ -d /usr/lib/locale/C.utf8 ] && [ ! -e /usr/lib/locale/locale-archive ]; then
    mount -t tmpfs -o mode=755 tmpfs "$root/usr/lib/locale"
    mkdir "$root/usr/lib/locale/en_US.utf8"
    mount --bind /usr/lib/locale/C.utf8 "$root/usr/lib/locale/en_US.utf8"
    seal "$root/usr/lib/locale"
fi
read_only_bind "$java_home" "$root/var/lang"

for device in full null random urandom zero; do
    : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
# A container may refuse a fresh /proc.
mount -t proc proc "$root/proc" 2>/dev/null || mount --rbind /proc "$root/proc"

cd "$root"
pivot_root . old
cd /
umount -l /old
rmdir /old
seal /var/task
seal /opt
seal /
ulimit -n 1024
cd /var/task

case $identity in
setpriv)
    set -- setpriv --reuid=993 --regid=990 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
    ;;
userns)
    set -- unshare --user --map-user=993 --map-group=990 -- "$@"
    ;;
esac
# Standard input is held open by the JVM that started us, so it ends even when that JVM is killed.
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
(
    read -r line <&3 || true
    kill -s KILL -- -1
) >/dev/null 2>&1 &
status=0
wait "$child" || status=$?
exit "$status"
