# Stands in for apicurio/apicurio-registry where no image can be pulled.
FROM newswire-ci/jre
COPY registry /deployments
RUN useradd -r registry
USER registry
ENV QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8080
CMD ["java", "-Xmx256m", "-jar", "/deployments/quarkus-run.jar"]
