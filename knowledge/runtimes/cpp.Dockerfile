FROM @build@ AS build
WORKDIR /src
# hadolint ignore=DL3018
RUN apk add --no-cache build-base cmake ninja
COPY . .
RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build && cmake --install build --prefix /out

FROM @run@ AS run
WORKDIR /srv
# hadolint ignore=DL3018
RUN apk add --no-cache libstdc++
COPY --from=build --chown=10001:10001 /out/bin ./bin
