# Stands in for the official postgres image where none can be pulled.
FROM newswire-ci/base
RUN groupadd -r postgres && useradd -r -g postgres -d /var/lib/postgresql postgres \
  && mkdir -p /var/lib/postgresql/data /usr/local/pg && chown -R postgres /var/lib/postgresql
COPY postgres /usr/local/pg
COPY postgres-entrypoint /usr/local/bin/docker-entrypoint.sh
COPY pg_isready /usr/local/bin/pg_isready
ENV PATH=/usr/local/pg/bin:$PATH PGDATA=/var/lib/postgresql/data/pgdata
USER postgres
VOLUME /var/lib/postgresql/data
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
