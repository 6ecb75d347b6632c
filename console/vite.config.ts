import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console is served under /console, by the server and under its policy: nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  clearScreen: false,
  logLevel: 'warn',
  // Text that stands in the page is data to the policy; files are files.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    // What every screen needs comes in one file: twenty small ones took longer than their bytes.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 6 }] } } },
  },
  worker: { format: 'es' },
})
