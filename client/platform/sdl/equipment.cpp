#include "client/platform/sdl/equipment.h"

#include "client/device/device_line.h"
#include "client/device/ipp_queue.h"
#include "client/device/tcp_line.h"
#include "client/files/files.h"
#include "client/outbox/http_exchange.h"
#include "client/reader/serial_line.h"
#include "client/reader/wedge_line.h"
#include "shared/core/limits.h"

#include <cstdio>

namespace onedoor::platform {

namespace {

/// Where the package mounts a stick labelled ONEDOOR.
constexpr std::string_view stick_folder = "/run/onedoor-stick";

}

using configuration::PrinterKind;
using configuration::ReaderKind;

Result<core::Bytes> NoFiles::read(std::uint32_t) {
    return fail("outbox.file");
}

Result<std::unique_ptr<Equipment>> Equipment::open(configuration::Configuration const& wanted,
                                                   std::string const& unit_mappings,
                                                   void (*wake)()) {
    std::unique_ptr<Equipment> equipment(new Equipment);
    if (wanted.printer)
        TRY(equipment->open_printer(*wanted.printer));
    if (wanted.page_printer) {
        equipment->m_page_queue =
            std::make_unique<device::IppQueue>(device::cups_queue(*wanted.page_printer));
        equipment->m_page_printer = std::make_unique<device::PagePrinter>(*equipment->m_page_queue);
    }
    if (wanted.reader)
        equipment->open_reader(*wanted.reader, unit_mappings);
    if (wanted.keypad)
        equipment->m_keypad = std::make_unique<keypad::Keypad>(*wanted.keypad, wake);
    equipment->m_exchange = std::make_unique<outbox::HttpExchange>(wanted.server);
    equipment->m_outbox =
        TRY(outbox::KioskOutbox::open({.store = {.path = wanted.data_folder + "/outbox.sqlite"},
                                       .device_key = wanted.device_key_file,
                                       .sender = {.device = wanted.id}},
                                      {equipment->m_clock, equipment->m_random,
                                       *equipment->m_exchange, equipment->m_files, wake}));
    equipment->m_id = wanted.id;
    equipment->m_key = std::make_unique<outbox::DeviceKey>(
        TRY(outbox::DeviceKey::open(wanted.device_key_file, equipment->m_random)));
    if (wanted.headset) {
        equipment->m_headset = std::make_unique<Headset>(*wanted.headset);
        equipment->m_speaker = std::make_unique<speech::EspeakSpeaker>(*equipment->m_headset, wake);
        equipment->m_narrator = std::make_unique<speech::Narrator>(*equipment->m_speaker);
    }
    return equipment;
}

Result<void> Equipment::open_printer(configuration::Printer const& printer) {
    device::PrinterProfile const profile = TRY(device::profile_of(printer.model));
    if (printer.kind == PrinterKind::Tcp)
        m_printer_line = std::make_unique<device::TcpLine>(printer.address, printer.port);
    else if (printer.kind == PrinterKind::Serial)
        m_printer_line = std::make_unique<device::DeviceLine>(printer.address, printer.baud);
    else
        m_printer_line = std::make_unique<device::DeviceLine>(printer.address);
    m_paper_width =
        printer.paper == configuration::PaperWidth::Mm58 ? print::dots_58_mm : print::dots_80_mm;
    m_printer = std::make_unique<device::ReceiptPrinter>(*m_printer_line, profile);
    return {};
}

static Result<units::UnitMappings> read_mappings(std::string const& path) {
    core::Bytes const bytes = TRY(files::read(path, limits::unit_mappings_bytes_max));
    return units::UnitMappings::parse({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

void Equipment::open_reader(configuration::Reader const& reader, std::string const& unit_mappings) {
    if (reader.kind == ReaderKind::Serial)
        m_reader_line = std::make_unique<reader::SerialLine>(reader.path);
    else
        m_reader_line = std::make_unique<reader::WedgeLine>(reader.path);
    m_reader = std::make_unique<reader::Reader>(*m_reader_line);
    Result<units::UnitMappings> mappings = read_mappings(unit_mappings);
    if (mappings)
        m_unit_mappings = *std::move(mappings);
    else
        std::fprintf(stderr, "onedoor-kiosk: %s: %s: old addresses of cards are not filled in\n",
                     unit_mappings.c_str(), mappings.error().code.c_str());
}

namespace {

protocol::KioskCondition condition_of(session::State state) {
    switch (state) {
    case session::State::Attract:
        return protocol::KioskCondition::Ready;
    case session::State::Closed:
        return protocol::KioskCondition::Closed;
    case session::State::OutOfService:
    case session::State::Restart:
        return protocol::KioskCondition::OutOfService;
    default:
        return protocol::KioskCondition::InUse;
    }
}

protocol::KioskPrinter printer_of(device::Condition condition) {
    using protocol::KioskPrinter;
    switch (condition) {
    case device::Condition::Ready:
        return KioskPrinter::Ready;
    case device::Condition::NearEnd:
        return KioskPrinter::NearEnd;
    case device::Condition::Out:
        return KioskPrinter::Out;
    case device::Condition::Cover:
        return KioskPrinter::Cover;
    case device::Condition::Jam:
        return KioskPrinter::Jam;
    case device::Condition::Offline:
        return KioskPrinter::Offline;
    case device::Condition::Error:
        break;
    }
    return KioskPrinter::Error;
}

}

void Equipment::report(kiosk::Kiosk const& kiosk, core::Uptime now) {
    std::optional<core::Uptime> const due = m_reporter->due();
    if (!due || due->milliseconds > now.milliseconds)
        return;
    protocol::KioskState state;
    state.clock = m_clock.now();
    state.version = ONEDOOR_VERSION;
    state.condition = condition_of(kiosk.session().state());
    if (m_printer)
        state.printer = printer_of(m_printer->condition());
    state.last_print_at = kiosk.tally().last_print_at;
    state.uptime_seconds = (now.milliseconds - m_started.milliseconds) / 1000;
    state.sessions = kiosk.tally().sessions;
    for (outbox::Item const& item : m_outbox->status().items) {
        ++state.outbox_count;
        state.outbox_bytes += static_cast<std::int64_t>(item.size_bytes);
    }
    m_reporter->send(std::move(state), now);
}

bool Equipment::receive(net::Response const& response, core::Uptime now) {
    return m_reporter->receive(response, m_clock.now(), now);
}

void Equipment::add_staff_panel(configuration::Configuration const& wanted, Run const& run,
                                void (*wake)()) {
    m_site = std::make_unique<StaffSite>(*this, run, wake);
    m_staff = std::make_unique<staff_panel::Panel>(
        staff_panel::Works{.site = *m_site,
                           .clock = m_clock,
                           .printer = m_printer.get(),
                           .paper = {.width = m_paper_width},
                           .outbox = m_outbox.get(),
                           .pin_hash = wanted.staff_pin.value_or(""),
                           .data_folder = wanted.data_folder,
                           .machine_file = run.machine_file,
                           .stick_folder = std::string(stick_folder)});
}

diagnostics::Observation Equipment::observe() const {
    diagnostics::Observation seen;
    if (m_printer)
        seen.printer = m_printer->condition();
    if (m_reader)
        seen.reader = {m_reader->condition(), m_reader->last_sent()};
    if (m_keypad)
        seen.keypad = {m_keypad->is_there(), m_keypad->take_pressed()};
    seen.has_speaker = m_speaker != nullptr;
    return seen;
}

kiosk::Devices Equipment::devices(net::Transport& transport, core::Random& random) {
    m_hall = std::make_unique<ticket::Desk>(transport, random);
    m_reporter = std::make_unique<report::Reporter>(transport, *m_key, m_id);
    return {.printer = m_printer.get(),
            .paper = {.width = m_paper_width},
            .page_printer = m_page_printer.get(),
            .outbox = m_outbox.get(),
            .reader = m_reader.get(),
            .unit_mappings = m_unit_mappings ? &*m_unit_mappings : nullptr,
            .keypad = m_keypad.get(),
            .narrator = m_narrator.get(),
            .hall = m_hall.get(),
            .staff = m_staff.get()};
}

}
