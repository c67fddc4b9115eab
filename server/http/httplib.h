#pragma once

/// The only door to cpp-httplib: its feature diet and limits, then the header itself. No
/// compression, TLS, multipart or mount point is ever used (reliability §2.4.2).
#define CPPHTTPLIB_USE_POLL
#define CPPHTTPLIB_TCP_NODELAY true
#define CPPHTTPLIB_LISTEN_BACKLOG 256
#define CPPHTTPLIB_REQUEST_URI_MAX_LENGTH 64
#define CPPHTTPLIB_HEADER_MAX_LENGTH 64
#define CPPHTTPLIB_HEADER_MAX_COUNT 4
#define CPPHTTPLIB_MAX_LINE_LENGTH 64
#define CPPHTTPLIB_PAYLOAD_MAX_LENGTH 0
#define CPPHTTPLIB_FORM_URL_ENCODED_PAYLOAD_MAX_LENGTH 0
#define CPPHTTPLIB_RANGE_MAX_COUNT 0

#include <httplib.h>
