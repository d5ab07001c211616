/** Builds the dashboard, serves it while it is being worked on, and holds the first page to its size. */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { firstPageBudget } from './build/first-page-budget.ts';
import { precompress } from './build/precompress.ts';

const server = 'http://localhost:4400';

export default defineConfig({
  plugins: [react(), firstPageBudget({ firstPage: 'src/pages/sign-in/SignInPage.tsx', kilobytes: 250 }), precompress()],
  // Workspace packages are read from their sources, so that no build of theirs has to come first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { target: 'es2023', sourcemap: true },
  server: { port: 4401, strictPort: true, proxy: { '/api': server, '/saml': server } },
});
