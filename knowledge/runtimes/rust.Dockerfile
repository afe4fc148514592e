FROM @build@ AS build
WORKDIR /src
# hadolint ignore=DL3018
RUN apk add --no-cache musl-dev
COPY . .
RUN cargo install --locked --path . --root /out

FROM @run@ AS run
WORKDIR /srv
COPY --from=build --chown=10001:10001 /out/bin ./bin
