#pragma once

/// The client's door to cpp-httplib: with TLS, which the server leaves out. Its names stand in a
/// namespace of their own, because one program, a test, may hold both editions. Writing to a closed
/// connection is an error, not a signal that ends the program: stop() closes one that is writing.
#include <sys/socket.h>
#define CPPHTTPLIB_OPENSSL_SUPPORT
#define CPPHTTPLIB_SEND_FLAGS MSG_NOSIGNAL
#define httplib httplib_with_tls
#include <httplib.h>
