FROM @build@ AS build
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
WORKDIR /src
@assemble@
FROM @run@ AS run
WORKDIR /srv
COPY --from=build --chown=10001:10001 /out/app.jar ./app.jar
