FROM @build@ AS build
WORKDIR /src
COPY package.json @lock@ ./
RUN @install@
COPY . .
RUN @manager@ run build

FROM @run@ AS run
ENV NODE_ENV=production
WORKDIR /srv
COPY --from=build --chown=10001:10001 /src/.next/standalone ./
COPY --from=build --chown=10001:10001 /src/.next/static ./.next/static
COPY --from=build --chown=10001:10001 /src/public ./public
