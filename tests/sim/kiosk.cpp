#include "shared/cases/references.h"
#include "shared/protocol/sealed.h"
#include "tests/server/support/sample_files.h"
#include "tests/server/support/trial_offer.h"
#include "tests/sim/kiosk_process.h"

namespace onedoor::sim {

using session::EventKind;
using session::State;

static constexpr std::int64_t idle_frame_ms = 60'000;
static constexpr std::int64_t serving_frame_ms = 250;
static constexpr std::int64_t printing_frame_ms = 50;
/// How long a printer may take for what is in its buffer when nobody sends more.
static constexpr std::int64_t settling_ms = 10'000;

static outbox::DeviceKey::Seed seed_of(Chance& chance) {
    outbox::DeviceKey::Seed seed{};
    chance.fill(seed);
    return seed;
}

/// Some printers do not know the orders the others do.
static device::PrinterProfile profile_of(int number) {
    static constexpr std::string_view models[] = {"generic", "no-ordered-status"};
    return device::profile_of(models[number % 3 == 2 ? 1 : 0]).value();
}

Kiosk::Kiosk(Hall& hall, int number)
    : m_hall(hall), m_number(number), m_name("kiosk-" + std::to_string(number)),
      m_chance(hall.chance.fork()), m_seed(seed_of(m_chance)),
      m_line(hall, m_name, "10.0.0." + std::to_string(number)), m_profile(sim::profile_of(number)),
      m_world(std::make_unique<World>(*this)) {
    if (m_profile.confirmation == device::Confirmation::Drained)
        m_printer.forget_ordered_status();
    if (number == 4)
        m_printer.forget_clear();
    hall.office.register_device(m_name, outbox::DeviceKey(m_seed).verifying_key());
}

Kiosk::~Kiosk() = default;

core::Uptime Kiosk::uptime() const {
    return {m_hall.agenda.now() - m_booted_ms};
}

core::Instant Kiosk::wall() const {
    return {1'794'787'200'000 + m_hall.agenda.now() + m_wall_skew_ms};
}

core::Uptime Kiosk::session_time() const {
    return m_hall.is_sabotaged(Sabotage::SessionByWallClock) ? core::Uptime{wall().milliseconds}
                                                             : uptime();
}

/// Without any sync a torn file would be no outbox at all any more, which needs no judge.
Stop Kiosk::any_stop() {
    auto const how = static_cast<Stop>(m_chance.between(0, 2));
    bool const is_tearing = how == Stop::TornPowerCut && m_hall.is_sabotaged(Sabotage::NoSync);
    return is_tearing ? Stop::PowerCut : how;
}

void Kiosk::start() {
    m_is_starting = false;
    if (m_process)
        return;
    ++m_life;
    // What was under way comes out while the machine starts.
    for (int i = 0; i < 40; ++i) {
        m_cable.deliver();
        m_printer.turn();
        look_at_paper();
    }
    if (m_disk.is_stopped())
        m_disk.restart([this] { return m_chance.happens(500); });
    auto opened = outbox::OutboxStore::open({.path = m_disk.path(),
                                             .synchronous = m_hall.is_sabotaged(Sabotage::NoSync)
                                                                ? outbox::Synchronous::Off
                                                                : outbox::Synchronous::Full,
                                             .vfs = Disk::vfs_name});
    if (!opened) {
        tell("does not start: " + opened.error().code);
        // A machine that was stopped while it started, or whose disk is full, tries again.
        m_disk.set_full(false);
        bool const is_broken = opened.error().code != "outbox.open" &&
                               opened.error().code != "outbox.full" &&
                               opened.error().code != "outbox.failed";
        if (is_broken && !m_disk.is_stopped())
            accuse("the outbox does not open: " + opened.error().code);
        return stop(Stop::Kill, 2'000);
    }
    if (m_hall.is_sabotaged(Sabotage::UnsignedAnswersBelieved)) {
        outbox::OfficePin pin = m_hall.pin;
        pin.answer_key.clear();
        static_cast<void>((**opened).pin_office(pin));
    }
    m_process = std::make_unique<Process>(
        *this, std::move(*opened),
        outbox::SenderOptions{.device = m_name, .office_key_id = m_hall.office_key_id});
    tell("starts");
    run_outbox("start");
    if (!m_process)
        return;
    if (!m_hall.is_open)
        feed({.kind = EventKind::Close});
    feed({.kind = EventKind::End});
    if (m_process && m_hall.is_sabotaged(Sabotage::PrintAfterRestart))
        if (auto const slips = m_process->outbox.status().slips; !slips.empty())
            if (Action const* const action = m_hall.ledger.of_reference(slips.back().slip.code))
                print(action->number, Sort::Original);
    plan_frame(m_hall.agenda.now());
}

void Kiosk::stop(Stop how, std::int64_t down_ms) {
    if (m_is_starting)
        return;
    m_is_starting = true;
    m_disk.stop(how);
    tell(how == Stop::Kill ? "stops" : "loses power");
    if (m_visit && m_visit->action != 0) {
        Action& action = m_hall.ledger.action(m_visit->action);
        tell("leaves " + action.name);
    }
    m_visit.reset();
    m_round.reset();
    m_left = m_served != 0 ? m_served : m_left;
    m_left_life = m_life;
    m_left_ms = m_hall.agenda.now();
    m_served = 0;
    m_process.reset();
    if (how != Stop::Kill) {
        m_booted_ms = m_hall.agenda.now();
        if (m_chance.happens(500))
            m_printer.power_cycle();
    }
    m_hall.agenda.in(down_ms, [this] { start(); });
}

/// The process cannot go on when its disk stopped, or can no longer be trusted.
bool Kiosk::survives(std::string_view doing) {
    if (m_disk.is_stopped()) {
        m_hall.strike(m_name, "stopped while it did: " + std::string(doing));
        stop(Stop::Kill, m_chance.around(m_chance.happens(500) ? 2'000 : 600'000));
        return false;
    }
    if (m_process->outbox.status().is_broken) {
        m_hall.strike(m_name, "disk failed: " + std::string(doing));
        stop(Stop::Kill, m_chance.around(2'000));
        return false;
    }
    return true;
}

std::int64_t Kiosk::frame_gap() const {
    State const state = m_process->session.state();
    bool const is_settling = m_hall.agenda.now() - m_left_ms < settling_ms;
    if (m_process->printer.is_busy())
        return printing_frame_ms;
    if (is_settling)
        return serving_frame_ms;
    bool const is_quiet = state == State::Attract || state == State::Closed;
    return is_quiet && !m_round ? idle_frame_ms : serving_frame_ms;
}

void Kiosk::plan_frame(std::int64_t at) {
    std::uint64_t const generation = ++m_frame_generation;
    m_hall.agenda.in(at - m_hall.agenda.now(), [this, generation] { frame(generation); });
}

void Kiosk::frame(std::uint64_t generation) {
    if (!m_process || generation != m_frame_generation)
        return;
    feed({.kind = EventKind::TimePassed});
    if (m_process && m_process->session.state() == State::Restart)
        stop(Stop::Kill, m_chance.between(500, 2'000));
    if (!m_process)
        return;
    m_cable.deliver();
    m_printer.turn();
    look_at_paper();
    m_process->printer.advance(uptime());
    follow_printer();
    if (m_process && m_round)
        step_staff();
    if (m_process)
        run_outbox("send");
    if (!m_process)
        return;
    std::int64_t const now = m_hall.agenda.now();
    std::int64_t next = now + frame_gap();
    if (auto const due = m_process->outbox.due())
        next = std::min(next, std::max(now + 1, due->milliseconds + m_booted_ms));
    plan_frame(next);
}

/// As far as it gets now; afterwards the process may have ended.
void Kiosk::run_outbox(std::string_view doing) {
    outbox::Worker& outbox = m_process->outbox;
    outbox.advance(uptime());
    auto const task = outbox.turn();
    for (outbox::Event& event : outbox.take_events())
        learn(event);
    if (survives(doing) && task)
        send(*task);
}

void Kiosk::send(outbox::Task const& task) {
    auto const filing = protocol::parse_sealed_submission(task.request.body);
    m_asked = filing ? std::optional(filing->id) : std::nullopt;
    m_line.send(task, [this, life = m_life](outbox::Answer const& answer) {
        if (m_process && m_life == life)
            take(answer);
    });
}

void Kiosk::take(outbox::Answer const& answer) {
    if (m_chance.happens(3) && !m_hall.is_healing)
        m_disk.stop_after(static_cast<std::uint32_t>(m_chance.between(0, 8)), any_stop());
    auto const lost = answer.status == 0 ? m_asked : std::nullopt;
    if (lost && m_hall.is_sabotaged(Sabotage::PurgeBeforeConfirmation))
        m_process->outbox.add(outbox::RemoveJob{*lost, outbox::ItemState::Waiting});
    m_process->outbox.answer(answer);
    run_outbox("take");
    if (m_process && lost && m_hall.is_sabotaged(Sabotage::NewIdAtRetry))
        file_anew(*lost);
    if (m_process)
        plan_frame(m_hall.agenda.now());
}

void Kiosk::learn(outbox::Event& event) {
    if (auto* const kept = std::get_if<outbox::Kept>(&event))
        m_process->kept = std::move(*kept);
    if (auto* const recorded = std::get_if<outbox::SlipRecorded>(&event))
        m_process->recorded = std::move(*recorded);
    if (auto const* const listed = std::get_if<outbox::Listed>(&event))
        learn_list(*listed);
    if (std::holds_alternative<outbox::OfficeChanged>(event))
        tell("is offered another key");
    if (auto const* const pinned = std::get_if<outbox::OfficePinned>(&event))
        if (pinned->key_id != m_hall.office_key_id)
            accuse("trusts a key nobody gave it");
}

/// What the screen may show of the filings of this session.
void Kiosk::learn_list(outbox::Listed const& listed) {
    for (app::OutboxItem const& item : listed.items) {
        Action* const action = m_hall.ledger.of_submission(item.id);
        if (action == nullptr || action->number != m_served)
            return accuse("the next citizen sees a filing: " + item.id);
        if (!item.receipt || action->receipt)
            continue;
        tell("received " + item.id + " as " + item.receipt->reference);
        action->receipt = item.receipt;
    }
}

static std::string hex_of(Chance& chance, std::size_t bytes) {
    core::Bytes id(bytes);
    chance.fill(id);
    return core::to_hex(id);
}

app::OutgoingFiling Kiosk::outgoing(Action& action) {
    app::OutgoingFiling filing{.submission =
                                   m_visit ? m_visit->id : core::SubmissionId::make(m_chance)};
    std::string papers = R"([{"paper":"birth_proof","bring":true}])";
    if (action.file) {
        std::string const upload = hex_of(m_chance, 16);
        papers = R"([{"paper":"birth_proof","upload_id":")" + upload + "\"}]";
        filing.files.push_back({upload, action.number, "giay.png", "image/png"});
    }
    filing.body =
        testing::make_trial_body(filing.submission, action.is_bad ? "" : action.name, papers);
    action.submission = filing.submission.text();
    action.reference = cases::make_reference(filing.submission).text();
    return filing;
}

/// Nothing when the process ended over it.
std::optional<outbox::Kept> Kiosk::keep(Action& action) {
    app::OutgoingFiling const filing = outgoing(action);
    if (!m_hall.is_healing && m_chance.happens(25))
        m_disk.stop_after(static_cast<std::uint32_t>(m_chance.between(0, 14)), any_stop());
    else if (!m_hall.is_healing && m_chance.happens(5))
        m_disk.fail_next();
    m_process->kept.reset();
    m_process->outbox.add_filing(filing);
    run_outbox("keep");
    return m_process ? m_process->kept : std::nullopt;
}

/// What a program does that does not know what an idempotency key is for.
void Kiosk::file_anew(core::SubmissionId id) {
    Action* const action = m_hall.ledger.of_submission(id.text());
    if (action == nullptr || action->is_bad)
        return;
    m_process->outbox.add(outbox::RemoveJob{id, outbox::ItemState::Waiting});
    m_process->outbox.add_filing(outgoing(*action));
    // It is not a filing of whoever stands there now.
    m_process->outbox.forget();
    run_outbox("keep");
}

bool Kiosk::is_drained() {
    if (!m_process || m_visit || m_round)
        return false;
    return std::ranges::none_of(m_process->outbox.status().items, [](outbox::Item const& item) {
        return item.state != outbox::ItemState::Refused;
    });
}

Leftover Kiosk::leftover() {
    Leftover left{.kiosk = m_number};
    if (!m_process) {
        left.waiting.push_back("an outbox that nobody could open");
        return left;
    }
    outbox::Status const status = m_process->outbox.status();
    for (outbox::Item const& item : status.items) {
        bool const is_refused = item.state == outbox::ItemState::Refused;
        (is_refused ? left.refused : left.waiting).push_back(item.id.text());
    }
    for (outbox::UnconfirmedSlip const& slip : status.slips)
        left.slips.push_back(slip.slip.code);
    return left;
}

}
