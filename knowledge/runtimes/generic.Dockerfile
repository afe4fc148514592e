FROM @build@ AS build
WORKDIR /src
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make build

FROM @run@ AS run
WORKDIR /srv
COPY --from=build --chown=10001:10001 /src/bin ./bin
