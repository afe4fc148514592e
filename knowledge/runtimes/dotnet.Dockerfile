FROM @build@ AS build
WORKDIR /src
COPY . .
RUN dotnet publish@project@ --configuration Release --output /out

FROM @run@ AS run
ENV DOTNET_EnableDiagnostics=0
WORKDIR /srv
COPY --from=build --chown=10001:10001 /out ./
