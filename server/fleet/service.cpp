#include "server/fleet/service.h"

#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::fleet {

using protocol::KioskPrinter;

static bool is_clock_wrong(std::int64_t skew_ms) {
    return skew_ms > clock_skew_max_ms || skew_ms < -clock_skew_max_ms;
}

static Result<Report> read_report(store::KioskReport const& stored) {
    Report report{.state = TRY(protocol::parse_kiosk_state(stored.body)),
                  .received_at = stored.received_at};
    report.clock_skew_ms = report.state.clock.milliseconds - stored.received_at.milliseconds;
    return report;
}

Result<std::optional<Report>> Service::last_report(std::string_view kiosk) {
    auto const reports = TRY(m_given.store.kiosk_reports());
    auto const found = std::ranges::find(reports, kiosk, &store::KioskReport::kiosk);
    if (found == reports.end())
        return std::nullopt;
    return TRY(read_report(*found));
}

Result<void> Service::note_clock(std::string_view kiosk, protocol::KioskState const& state,
                                 core::Instant now) {
    std::int64_t const skew_ms = state.clock.milliseconds - now.milliseconds;
    if (!is_clock_wrong(skew_ms))
        return {};
    auto const last = TRY(last_report(kiosk));
    if (last && (is_clock_wrong(last->clock_skew_ms) || last->state.sequence >= state.sequence))
        return {};
    json::Object const body{{"kiosk", kiosk}, {"skew_seconds", skew_ms / 1000}};
    return m_given.store.record({}, {.at = now,
                                     .action = "kiosk.clock_differs",
                                     .role = "system",
                                     .body = json::write_canonical(body)});
}

Result<protocol::KioskAnswer> Service::report(std::string_view kiosk,
                                              protocol::KioskState const& state) {
    core::Instant const now = m_given.clock.now();
    TRY_VOID(note_clock(kiosk, state, now));
    store::KioskReport const report{.kiosk = std::string(kiosk),
                                    .sequence = state.sequence,
                                    .received_at = now,
                                    .body = json::write_canonical(protocol::to_json(state))};
    store::KioskReport const kept = TRY(m_given.store.put_kiosk_report(report));
    return protocol::KioskAnswer{.is_kept =
                                     kept.sequence == report.sequence && kept.body == report.body,
                                 .sequence = kept.sequence,
                                 .at = now};
}

static std::optional<Alarm> alarm_of(KioskPrinter printer) {
    switch (printer) {
    case KioskPrinter::Ready:
    case KioskPrinter::None:
        return std::nullopt;
    case KioskPrinter::NearEnd:
        return Alarm::PaperLow;
    case KioskPrinter::Out:
    case KioskPrinter::Cover:
    case KioskPrinter::Jam:
    case KioskPrinter::Offline:
    case KioskPrinter::Error:
        break;
    }
    return Alarm::Printer;
}

static std::vector<Alarm> alarms_of(std::optional<Report> const& report, core::Instant now) {
    if (!report)
        return {Alarm::Unheard};
    std::vector<Alarm> alarms;
    if (now.milliseconds - report->received_at.milliseconds > silent_after_ms)
        alarms.push_back(Alarm::Silent);
    if (report->state.condition == protocol::KioskCondition::OutOfService)
        alarms.push_back(Alarm::OutOfService);
    auto const printer = alarm_of(report->state.printer);
    if (printer == Alarm::Printer)
        alarms.push_back(Alarm::Printer);
    if (is_clock_wrong(report->clock_skew_ms))
        alarms.push_back(Alarm::Clock);
    if (printer == Alarm::PaperLow)
        alarms.push_back(Alarm::PaperLow);
    return alarms;
}

Result<std::vector<Kiosk>> Service::kiosks() {
    core::Instant const now = m_given.clock.now();
    auto const reports = TRY(m_given.store.kiosk_reports());
    std::vector<Kiosk> kiosks;
    for (keys::Device& device : TRY(m_given.devices.devices())) {
        Kiosk kiosk{.name = std::move(device.name), .place = std::move(device.place)};
        auto const found = std::ranges::find(reports, kiosk.name, &store::KioskReport::kiosk);
        if (found != reports.end())
            kiosk.report = TRY(read_report(*found));
        kiosk.alarms = alarms_of(kiosk.report, now);
        kiosks.push_back(std::move(kiosk));
    }
    return kiosks;
}

}
