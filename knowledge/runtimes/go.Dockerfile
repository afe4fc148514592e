FROM @build@ AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/app @entry@

FROM @run@ AS run
WORKDIR /srv
COPY --from=build --chown=10001:10001 /out/app ./app
