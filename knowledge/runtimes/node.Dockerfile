FROM @build@ AS build
WORKDIR /src
COPY package.json @lock@ ./
RUN @install@
COPY . .
RUN @manager@ run build@prune@

FROM @run@ AS run
ENV NODE_ENV=production
WORKDIR /srv
COPY --from=build --chown=10001:10001 /src/package.json ./
COPY --from=build --chown=10001:10001 /src/node_modules ./node_modules
COPY --from=build --chown=10001:10001 /src/dist ./
