FROM @build@ AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
@requirements@COPY . .

FROM @run@ AS run
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH
WORKDIR /srv
COPY --from=build /venv /venv
COPY --from=build --chown=10001:10001 /src ./
