# Stands in for apache/kafka where no image can be pulled: the same paths, the same variables.
FROM newswire-ci/jre
COPY kafka/lib /opt/kafka/libs
COPY kafka-run /etc/kafka/docker/run
RUN groupadd -g 1000 appuser && useradd -u 1000 -g appuser appuser \
  && mkdir -p /var/lib/kafka/data /tmp/kafka && chown -R appuser /var/lib/kafka /tmp/kafka
USER appuser
VOLUME /var/lib/kafka/data
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
