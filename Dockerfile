# The product in a container; docs/operating.md says how it is run. Two images come of it:
#   docker build --target web -t tributary .            the portal, the API and the functions
#   docker build --target migrate -t tributary-migrate .    the schema and the roles, run once
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS source
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# As locked. Not `npm ci`: it wants optional packages of every platform in the lockfile. No script
# of any package runs: nothing here needs one.
RUN npm install --no-save --ignore-scripts
COPY . .

FROM source AS migrate
USER node
CMD ["node_modules/.bin/tsx", "local/migrate.ts"]

FROM source AS build
ENV NEXT_OUTPUT=standalone
RUN node_modules/.bin/next build

FROM ${NODE_IMAGE} AS web
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build --chown=root:root /app/.next/standalone ./
COPY --from=build --chown=root:root /app/.next/static ./.next/static
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", \
  "fetch('http://127.0.0.1:3000/api/health/ready').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
