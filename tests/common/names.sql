-- Names in many scripts, for tests of looking up and searching. All people and companies are invented.

INSERT INTO posts (id, path, lang, title, date, conference, content_hash) VALUES
    (1, 'blog/en/recap.md', 'en', 'What we saw', '2025-04-10', 1, printf('%064d', 1)),
    (2, 'blog/zh/recap.md', 'zh', '回顾', '2024-11-01', 1, printf('%064d', 2));
INSERT INTO mentions (id, post_id, line, words, rule, confidence)
SELECT p.id * 100 + l.value, p.id, l.value, 'words of line ' || l.value, 'test', 0.9
FROM posts p, json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9]') l;

INSERT INTO event_series (id, slug, name) VALUES
    (1, 'kubecon-cloudnativecon', 'KubeCon + CloudNativeCon'),
    (2, 'canal-meetup', 'Canal Meetup'),
    (3, 'kcd', 'KCD'),
    (4, 'three-alphabets-day', 'Three Alphabets Day');
INSERT INTO events (id, slug, name, series_id, region, year, starts_on, ends_on, city, mention_id, dates_mention_id, city_mention_id) VALUES
    (1, 'kubecon-europe-2025', 'KubeCon + CloudNativeCon Europe 2025', 1, 'Europe', 2025, '2025-04-01', '2025-04-04', 'London', 101, 101, 101),
    (2, 'kubecon-europe-2024', 'KubeCon + CloudNativeCon Europe 2024', 1, 'Europe', 2024, '2024-03-19', '2024-03-22', 'Paris', 101, 101, 101),
    (3, 'canal-meetup-2024', 'Canal Meetup 2024', 2, NULL, 2024, '2024-10-19', '2024-10-19', 'Hangzhou', 201, 201, 201),
    (4, 'kcd-oslo-2023', 'KCD Oslo 2023', 3, NULL, 2023, NULL, NULL, NULL, 102, NULL, NULL),
    (5, 'three-alphabets-day-2024', 'Three Alphabets Day 2024', 4, NULL, 2024, '2024-12-07', '2024-12-07', NULL, 102, 102, NULL);
INSERT INTO event_names (event_id, name, folded, latin, mention_id)
SELECT id, name, fold(name), latin(name), mention_id FROM events
UNION ALL SELECT column1, column2, fold(column2), latin(column2), 201 FROM (VALUES
    (1, 'KubeCon EU 2025'), (1, 'KubeCon 欧洲站 2025'), (3, '运河聚会 2024'), (5, 'День трьох абеток 2024'));
INSERT INTO event_mentions (event_id, mention_id, role) SELECT id, mention_id, 'subject' FROM events;

-- A name for each person, and then the other forms.
INSERT INTO speakers (id, slug, name, mention_id)
SELECT column1, column2, column3, 103 FROM (VALUES
    (1, 'lukasz-plotka', 'Łukasz Płotka'),
    (2, 'chen-si-yuan', '陈思远'),
    (3, 'oksana-levchenko', 'Оксана Левченко'),
    (4, 'robert-salmond', 'Robert "Rob" Salmond'),
    (5, 'priyanka-ravi', 'Priyanka Ravi'),
    (6, 'alex-kim-harbor', 'Alex Kim'),
    (7, 'alex-kim-okapi', 'Alex Kim'),
    (8, 'kimberly-stone', 'Kimberly Stone'),
    (9, 'kenji-morita', 'Kenji Morita'),
    (10, 'yamada-taro', '山田太郎'),
    (11, 'ou-yang-lan', '欧阳岚'),
    (12, 'bjorn-astrom', 'Björn Åström'),
    (13, 'mariana-petrenko', 'Мар’яна Петренко'),
    (14, 'nguyen-thi-dao', 'Nguyễn Thị Đào'),
    (15, 'jean-luc-moreau', 'Jean-Luc Moreau'),
    (16, 'sian-obrien', 'Siân O’Brien'),
    (17, 'jose-garcia-marquez', 'José García Márquez'),
    (18, 'gimminsu', '김민수'),
    (19, 'zhang-wei-bow', '張偉'),
    (20, 'zhang-wei-stand', '章伟'),
    (21, 'deborah-finch', 'Deborah Finch'),
    (22, 'debora-finchley', 'Debora Finchley'),
    (23, 'anna-lena-voss', 'Anna-Lena Voß'),
    (24, 'sato-hanako', 'さとうはなこ'),
    (25, 'ilker-isik', 'İlker Işık'));
INSERT INTO speaker_names (speaker_id, name, folded, latin, script, mention_id)
SELECT id, name, fold(name), latin(name), CASE
    WHEN id IN (2, 10, 11, 19, 20) THEN 'Hani' WHEN id IN (3, 13) THEN 'Cyrl'
    WHEN id = 18 THEN 'Kore' WHEN id = 24 THEN 'Jpan' ELSE 'Latn' END, mention_id FROM speakers
UNION ALL SELECT column1, column2, fold(column2), latin(column2), column3, 203 FROM (VALUES
    (1, 'Лукаш Плотка', 'Cyrl'), (9, '森田健二', 'Hani'), (9, 'Кендзі Моріта', 'Cyrl'),
    (13, 'Мар’яни Петренко', 'Cyrl'));
INSERT INTO speaker_mentions (speaker_id, mention_id) SELECT id, mention_id FROM speakers;

INSERT INTO organizations (id, slug, name, parent_id, mention_id) VALUES
    (1, 'red-hat', 'Red Hat', NULL, 104),
    (2, 'lantern-pay', 'Lantern Pay', NULL, 104),
    (3, 'okapi-logistics', 'Okapi Logistics', NULL, 104),
    (4, 'microsoft', 'Microsoft', NULL, 104),
    (5, 'microsoft-azure', 'Microsoft Azure', 4, 104),
    (6, 'harbor-freight-systems', 'Harbor Freight Systems', NULL, 104);
INSERT INTO organization_names (organization_id, name, folded, latin, mention_id)
SELECT id, name, fold(name), latin(name), mention_id FROM organizations
UNION ALL SELECT column1, column2, fold(column2), latin(column2), 204 FROM (VALUES
    (1, '红帽'), (2, '灯笼支付'), (4, '微软'), (3, 'Окапі Логістика'));
INSERT INTO organization_mentions (organization_id, mention_id, role)
SELECT id, mention_id, 'affiliation' FROM organizations;

INSERT INTO talk_titles (talk_id, lang, title, folded, kind, shown, mention_id)
SELECT column1, column2, column3, fold(column3), 'stated', 1, 105 FROM (VALUES
    (1, 'en', 'Queues That Wait for Nobody'), (1, 'uk', 'Черги, які нікого не чекають'),
    (2, 'zh', '从一次凌晨故障说起：服务网格的教训'), (2, 'en', 'It Began with an Outage'),
    (3, 'ja', 'ゼロから始めるサービスメッシュ入門'),
    (4, 'en', 'Should a Tractor Have a Service Mesh?'),
    (5, 'en', 'A Mesh of Services, and Other Puns'),
    (6, 'en', 'Ambient Without Sidecars'), (6, 'zh', '没有边车的服务网格'),
    (7, 'en', 'Sidecars Considered Heavy'),
    (8, 'uk', 'Як перекладати жарти в документації'),
    (9, 'en', 'Łódź Runs on Kubernetes 1.30'));
INSERT INTO talks (id, slug, title, title_lang, format, event_id, mention_id, format_mention_id, event_mention_id)
SELECT tt.talk_id, column2, tt.title, tt.lang, column4, column5, 105, 105, CASE WHEN column5 IS NOT NULL THEN 105 END
FROM talk_titles tt JOIN (VALUES
    (1, 'queues', 'en', 'talk', 5), (2, 'outage', 'zh', 'talk', 3), (3, 'zero-kara', 'ja', 'workshop', 1),
    (4, 'tractor', 'en', 'talk', 2), (5, 'puns', 'en', 'lightning', 1), (6, 'ambient', 'en', 'keynote', 1),
    (7, 'heavy', 'en', 'panel', 2), (8, 'jokes', 'uk', 'talk', 5), (9, 'lodz', 'en', 'talk', NULL))
    ON tt.talk_id = column1 AND tt.lang = column3;
INSERT INTO talk_speakers (talk_id, speaker_id, position, organization_id, mention_id, organization_mention_id)
SELECT column1, column2, column3, column4, 105, CASE WHEN column4 IS NOT NULL THEN 105 END FROM (VALUES
    (1, 3, 1, 2), (2, 2, 1, 2), (3, 10, 1, NULL), (4, 12, 1, 3), (5, 4, 1, 1), (6, 1, 1, 5), (6, 9, 2, NULL),
    (7, 6, 1, 6), (7, 7, 2, 3), (8, 13, 1, NULL), (8, 3, 2, 2), (9, 1, 1, 1));
INSERT INTO talk_mentions (talk_id, mention_id) SELECT id, 105 FROM talks;
INSERT INTO links (id, key, url, kind) VALUES
    (1, 'youtube:ambient0001', 'https://youtu.be/ambient0001', 'video'),
    (2, 'vimeo.com/4711', 'https://vimeo.com/4711', 'video'),
    (3, 'youtube:heavy000001', 'javascript:alert(1)', 'video'),
    (4, 'youtube:hall0000001', 'https://www.youtube.com/watch?v=hall0000001', 'video');
INSERT INTO talk_links (talk_id, link_id, start, mention_id) VALUES
    (6, 1, NULL, 105), (6, 2, NULL, 105), (7, 3, NULL, 105), (1, 4, 90, 105), (8, 4, 1800, 105);
