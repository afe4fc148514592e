FROM @build@ AS build
WORKDIR /src
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-interaction --no-scripts --prefer-dist
COPY . .
RUN composer dump-autoload --optimize

FROM @run@ AS run
ENV APACHE_DOCUMENT_ROOT=/srv/public
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends libpq-dev && docker-php-ext-install pdo_pgsql pdo_mysql && rm -rf /var/lib/apt/lists/* && sed -ri -e 's!/var/www/html!/srv/public!g' -e 's!:80>!:@port@>!' /etc/apache2/sites-available/*.conf && sed -ri 's!^Listen 80$!Listen @port@!' /etc/apache2/ports.conf
WORKDIR /srv
COPY --from=build --chown=10001:10001 /src ./
