#!/usr/bin/env bash
# Adds a migration to every provider: migrations/add.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: migrations/add.sh NAME}
export EfDesign=true
dotnet tool restore
for provider in Sqlite PostgreSql; do
  dotnet build "migrations/$provider" -v q
  dotnet ef migrations add "$name" --no-build --project "migrations/$provider" --startup-project "migrations/$provider" --output-dir Migrations
done
