# syntax=docker/dockerfile:1
# The knowledge blog as an image: posts are mounted at /posts, rendered formulas are kept in /cache.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# npm brings KaTeX, highlight.js and Mermaid at build; nothing third-party is in the repository.
RUN apt-get update \
 && apt-get install -y --no-install-recommends nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# The builder says for which platform: amd64 or arm64.
ARG TARGETARCH=amd64
RUN dotnet publish src/Blog -c Release -r "linux-$(echo "$TARGETARCH" | sed s/amd64/x64/)" -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# docker build --build-arg VERSION=… --build-arg REVISION=$(git rev-parse HEAD) --build-arg CREATED=$(date -u +%FT%TZ) --build-arg SOURCE=… .
ARG VERSION=0.1.0
ARG REVISION=""
ARG CREATED=""
ARG SOURCE=""
LABEL org.opencontainers.image.title="Blog" \
      org.opencontainers.image.description="A knowledge blog from a folder of Markdown: Chinese, math, code, full-text search." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:10.0"
# Only publishing by git needs it: docker build --build-arg WITH_GIT=true; the clone goes to the volume /repository.
ARG WITH_GIT=false
RUN if [ "$WITH_GIT" = true ]; then \
      apt-get update \
      && apt-get install -y --no-install-recommends git openssh-client ca-certificates \
      && rm -rf /var/lib/apt/lists/* \
      && mkdir /repository && chown "$APP_UID" /repository; \
    fi
COPY --from=build /app /app
COPY posts /posts
# The cache may be a volume of any user; where it cannot be written, the site works from memory.
RUN mkdir /cache && chmod 1777 /cache
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    Blog__Management__Port=9464 \
    Blog__PostsPath=/posts \
    Blog__CachePath=/cache
VOLUME /cache
EXPOSE 8080 9464
USER $APP_UID
WORKDIR /
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 CMD ["dotnet", "/app/Blog.dll", "health"]
ENTRYPOINT ["dotnet", "/app/Blog.dll"]
