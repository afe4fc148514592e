FROM @build@ AS build
WORKDIR /src
ENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/bundle BUNDLE_WITHOUT=development:test
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends build-essential libpq-dev libyaml-dev && rm -rf /var/lib/apt/lists/*
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .

FROM @run@ AS run
ENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/bundle BUNDLE_WITHOUT=development:test
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
COPY --from=build /bundle /bundle
COPY --from=build --chown=10001:10001 /src ./
