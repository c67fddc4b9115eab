#include "client/device/ipp_queue.h"

#include <array>
#include <cups/cups.h>
#include <memory>
#include <utility>
#include <vector>

namespace onedoor::device {

static constexpr int connect_ms = 3'000;
static constexpr double answer_seconds = 5;

namespace {

struct Closing {
    void operator()(http_t* connection) const { httpClose(connection); }
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, Closing>;
using Message = std::unique_ptr<ipp_t, Closing>;

}

static int give_up(http_t*, void*) {
    return 0;
}

/// A kiosk has nobody to ask.
static char const* no_password(char const*, http_t*, char const*, char const*, void*) {
    return nullptr;
}

static Connection connect(IppAddress const& address) {
    cupsSetPasswordCB2(no_password, nullptr);
    Connection connection(httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC,
                                       HTTP_ENCRYPTION_IF_REQUESTED, 1, connect_ms, nullptr));
    if (connection)
        httpSetTimeout(connection.get(), answer_seconds, give_up, nullptr);
    return connection;
}

static Message request_of(ipp_op_t operation, std::string const& uri) {
    Message request(ippNewRequest(operation));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                 uri.c_str());
    return request;
}

static void add_user(ipp_t* request) {
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 "onedoor-kiosk");
}

static Message ask(IppAddress const& address, Message request) {
    Connection const connection = connect(address);
    if (!connection)
        return nullptr;
    return Message(cupsDoRequest(connection.get(), request.release(), address.resource.c_str()));
}

static bool is_success(ipp_t* answer) {
    return ippGetStatusCode(answer) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

IppAddress cups_queue(std::string_view name) {
    return {.host = cupsServer(),
            .port = static_cast<std::uint16_t>(ippPort()),
            .resource = "/printers/" + std::string(name)};
}

IppQueue::IppQueue(IppAddress address) : m_address(std::move(address)) {
    bool const is_local_socket = m_address.host.starts_with('/');
    m_uri = "ipp://" + (is_local_socket ? "localhost" : m_address.host) + ":" +
            std::to_string(m_address.port) + m_address.resource;
}

Result<Condition> IppQueue::condition() {
    Message request = request_of(IPP_OP_GET_PRINTER_ATTRIBUTES, m_uri);
    add_user(request.get());
    static constexpr std::array wanted = {"printer-state", "printer-state-reasons",
                                          "printer-is-accepting-jobs"};
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  wanted.size(), nullptr, wanted.data());
    Message const answer = ask(m_address, std::move(request));
    if (!answer)
        return fail("line.closed");
    ipp_attribute_t* const state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t* const accepting =
        ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    if (!is_success(answer.get()) || state == nullptr || accepting == nullptr)
        return fail("printer.status");
    std::vector<std::string_view> reasons;
    if (ipp_attribute_t* const told =
            ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD)) {
        for (int at = 0; at < ippGetCount(told); ++at)
            reasons.emplace_back(ippGetString(told, at, nullptr));
    }
    if (ippGetBoolean(accepting, 0) == 0)
        reasons.emplace_back("offline");
    return condition_of(reasons, ippGetInteger(state, 0) == IPP_PSTATE_STOPPED);
}

Result<int> IppQueue::submit(core::Bytes const& pdf) {
    Message const request = request_of(IPP_OP_PRINT_JOB, m_uri);
    ipp_t* const raw = request.get();
    add_user(raw);
    ippAddString(raw, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, "onedoor");
    ippAddString(raw, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 "application/pdf");
    ippAddString(raw, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a5_148x210mm");
    ippAddString(raw, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    ippAddInteger(raw, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", 1);
    Connection const connection = connect(m_address);
    if (!connection)
        return fail("line.closed");
    auto const* const bytes = reinterpret_cast<char const*>(pdf.data());
    char const* const resource = m_address.resource.c_str();
    bool const is_sent =
        cupsSendRequest(connection.get(), raw, resource, ippLength(raw) + pdf.size()) ==
            HTTP_STATUS_CONTINUE &&
        cupsWriteRequestData(connection.get(), bytes, pdf.size()) == HTTP_STATUS_CONTINUE;
    if (!is_sent)
        return fail("line.closed");
    Message const answer(cupsGetResponse(connection.get(), resource));
    if (!answer)
        return fail("line.closed");
    ipp_attribute_t* const job = ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER);
    if (!is_success(answer.get()) || job == nullptr)
        return fail("printer.refused", ippErrorString(ippGetStatusCode(answer.get())));
    return ippGetInteger(job, 0);
}

Result<PageProgress> IppQueue::progress(int job) {
    Message request = request_of(IPP_OP_GET_JOB_ATTRIBUTES, m_uri);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    add_user(request.get());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr,
                 "job-state");
    Message const answer = ask(m_address, std::move(request));
    if (!answer)
        return fail("line.closed");
    ipp_attribute_t* const state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
    if (!is_success(answer.get()) || state == nullptr)
        return fail("printer.status");
    int const value = ippGetInteger(state, 0);
    if (value == IPP_JSTATE_COMPLETED)
        return PageProgress::Completed;
    return value == IPP_JSTATE_CANCELED || value == IPP_JSTATE_ABORTED ? PageProgress::Failed
                                                                       : PageProgress::Open;
}

Result<void> IppQueue::remove(int job) {
    Message request = request_of(IPP_OP_CANCEL_JOB, m_uri);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    add_user(request.get());
    // CUPS: its files and its place in the history go too.
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
    Message const answer = ask(m_address, std::move(request));
    if (!answer)
        return fail("line.closed");
    return is_success(answer.get()) ? Result<void>() : fail("printer.refused");
}

/// CUPS keeps the files of jobs that were printed for a day: they go too.
Result<void> IppQueue::remove_all() {
    for (char const* const which : {"not-completed", "completed"}) {
        Message request = request_of(IPP_OP_GET_JOBS, m_uri);
        add_user(request.get());
        ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-jobs", 1);
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
                     which);
        Message const answer = ask(m_address, std::move(request));
        if (!answer)
            return fail("line.closed");
        if (!is_success(answer.get()))
            return fail("printer.status");
        for (ipp_attribute_t* job = ippFindAttribute(answer.get(), "job-id", IPP_TAG_INTEGER);
             job != nullptr; job = ippFindNextAttribute(answer.get(), "job-id", IPP_TAG_INTEGER)) {
            // One the queue does not give up any more has come to its end.
            Result<void> const removed = remove(ippGetInteger(job, 0));
            if (!removed && removed.error().code == "line.closed")
                return removed;
        }
    }
    return {};
}

}
