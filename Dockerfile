# Meridian in a container; docs/operations/containers.md says how to run it. The sources run as they are, so nothing is built:
# the first stage only installs what the lock file names.
FROM node:24-slim AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings Node itself, so the one that npm installs beside the libraries (190 MB) goes.
# The marker tells bin/ready.mjs that this lock file was installed to the end.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node \
  && sha256sum package-lock.json | cut -c1-64 | tr -d '\n' > node_modules/.meridian-installed

FROM node:24-slim
LABEL org.opencontainers.image.title="Meridian" \
  org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data \
  LOG_FORMAT=json
WORKDIR /app
COPY --from=install /app/node_modules ./node_modules
COPY package.json package-lock.json LICENSE ./
COPY bin ./bin
COPY migrations ./migrations
COPY organisations ./organisations
COPY src ./src
# Named volumes take over who owns the folder they are put on.
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3000
# 503 until the default organisation is loaded: the first start takes half a minute or more.
HEALTHCHECK --interval=30s --timeout=5s --start-period=180s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "--import", "/app/bin/tsx.mjs", "/app/src/main.ts"]
CMD ["serve"]
