import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'
import { modelOutcomes } from '../http/chat-completion.ts'
import { healthMetrics } from './health-metrics.ts'
import { sourceMetrics } from './source-metrics.ts'
import type { Worker } from './worker.ts'

/** What Prometheus reads at /metrics: process, requests, the worker's pulse, and whether everybody was told. No name, address or token is a label. */
export function metrics(db: Database, worker: () => Worker | undefined, now: () => Date) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'alarum_http_requests_total',
    help: 'Requests by status class',
    labelNames: ['status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'alarum_http_request_seconds',
    help: 'Time to answer',
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'alarum_worker_idle_seconds',
    help: 'Since the worker last looked for due work; a rising value means messages are not going out',
    registers: [registry],
    collect() {
      const last = worker()?.lastRound
      if (last) this.set((now().getTime() - last.getTime()) / 1000)
    },
  })
  new Gauge({
    name: 'alarum_model_answers',
    help: 'What the model of ALARUM_MODEL_URL answered since the start; anything but "answered" left the offline reading as it was',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      for (const [outcome, times] of modelOutcomes) this.set({ outcome }, times)
    },
  })
  const readHealth = healthMetrics(registry, db, now)
  const readSources = sourceMetrics(registry, db)
  const app = new Hono()
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    requests.inc({ status: `${Math.floor(c.res.status / 100)}xx` })
    seconds.observe((performance.now() - started) / 1000)
  })
  app.get('/metrics', async (c) => {
    await Promise.all([readHealth(), readSources()])
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
  return app
}
