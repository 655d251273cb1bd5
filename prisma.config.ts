import { defineConfig } from 'prisma/config';

// The address is only needed by people who run `prisma migrate` themselves: the project's own
// commands apply migrations through lib/instance/migrate.ts and never call a downloaded engine.
const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
});
